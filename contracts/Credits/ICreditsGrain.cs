namespace Matching.Contracts.Credits;

/// <summary>
/// What a home municipality gave to others, one entry for each placement. The receiver's debit is the same entry read from the other side:
/// there is no second book that could differ. Key: <see cref="GrainKeys.Municipality"/>.
/// </summary>
[Alias("matching.credits")]
public interface ICreditsGrain : IGrainWithStringKey
{
    /// <summary>
    /// Books what the volunteers' ledgers say of every run under the agreements, and tells the municipality which of them are over and done with.
    /// An entry is known by its placement, so that doing it again, also after a crash half way, books nothing twice.
    /// </summary>
    [Alias("settle")]
    Task Settle();

    /// <summary>All entries as of now, ordered by placement; settles first.</summary>
    [Alias("entries")]
    Task<ImmutableArray<CreditEntry>> Entries();
}
