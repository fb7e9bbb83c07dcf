namespace Matching.Contracts.Credits;

/// <summary>Draws up a region's statements from its members' entries. Key: <see cref="GrainKeys.Region"/>.</summary>
[Alias("matching.credit-statements")]
public interface ICreditStatementGrain : IGrainWithStringKey
{
    /// <summary>Months from <paramref name="from"/> until before <paramref name="to"/>, both the first of a month, at most <see cref="MaxMonths"/>.</summary>
    [Alias("statement"), AlwaysInterleave]
    Task<Outcome<CreditStatement>> Statement(DateOnly from, DateOnly to);

    /// <summary>Months in one statement: ten years.</summary>
    const int MaxMonths = 120;
}
