namespace Matching.Contracts.Credits;

/// <summary>
/// What a home municipality gave to others, one entry for each placement. The receiver's debit is the same entry read from the other side:
/// there is no second book that could differ. Key: <see cref="GrainKeys.Municipality"/>.
/// </summary>
[Alias("matching.credits")]
public interface ICreditsGrain : IGrainWithStringKey
{
    /// <summary>Books a placement, or its end. Idempotent by <see cref="CreditEntry.Placement"/>; an end once stored stays.</summary>
    /// <param name="end">First day it no longer ran, or null while it runs.</param>
    [Alias("book")]
    Task Book(Volunteers.Reservation placement, DateOnly? end);

    /// <summary>All entries, ordered by placement, after asking the volunteers about placements that a crash may have kept from being booked.</summary>
    [Alias("entries")]
    Task<ImmutableArray<CreditEntry>> Entries();
}
