namespace Matching.Contracts.Municipalities;

/// <summary>How much runs under one agreement of a home municipality, live or ended, and under the terms that it changed.</summary>
/// <param name="Running">Holds and placements that stand, as their volunteers say.</param>
[GenerateSerializer, Immutable, Alias("matching.agreement-load")]
public sealed record AgreementLoad(Guid Agreement, string Receiving, int Running)
{
    /// <summary>Of them, those that run under its own terms.</summary>
    [Id(0)]
    public int Own { get; init; }
}
