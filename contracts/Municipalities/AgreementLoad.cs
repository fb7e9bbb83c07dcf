namespace Matching.Contracts.Municipalities;

/// <summary>How much runs under one agreement of a home municipality, live or ended.</summary>
/// <param name="Running">Holds and placements that stand, as their volunteers say.</param>
[GenerateSerializer, Immutable, Alias("matching.agreement-load")]
public sealed record AgreementLoad(Guid Agreement, string Receiving, int Running);
