namespace Matching.Contracts.Municipalities;

/// <summary>A place of an agreement's quota, with what the agreement says it costs.</summary>
/// <param name="GivenBack">The hold or placement is over.</param>
[GenerateSerializer, Immutable, Alias("matching.agreement-run")]
public sealed record AgreementRun(AgreementUse Use, int MonthlyPrice, string Currency, bool GivenBack)
{
    /// <summary>The agreement whose place it is.</summary>
    [Id(0)]
    public Guid Agreement { get; init; }
}
