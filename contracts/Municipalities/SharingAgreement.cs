namespace Matching.Contracts.Municipalities;

/// <summary>
/// The home municipality lets its volunteers be placed in the receiving one. Without a live agreement there is no proposal
/// and no reservation.
/// </summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="Home">Where the volunteers are registered; it keeps the agreement and counts the quota.</param>
/// <param name="Receiving">Where the needs are.</param>
/// <param name="Types">The assignment types it covers.</param>
/// <param name="Quota">The most placements that run under it at once, counting holds.</param>
/// <param name="MonthlyPrice">What the receiving side pays the home side for a placement and month, whole units of <paramref name="Currency"/>.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="From">First day of placement starts it covers.</param>
/// <param name="To">First day it no longer covers (half-open).</param>
/// <param name="NoticeDays">Days between notice and end, 0–<see cref="MaxNoticeDays"/>.</param>
/// <param name="ProposedBy">The side that signed first; null stands for the home side.</param>
/// <param name="Replaces">The agreement whose terms it changes, or null.</param>
/// <param name="Revision">How many changes of terms came before it.</param>
/// <param name="EndsOn">The first day it no longer covers because notice was given or changed terms begin, or null.</param>
/// <param name="HomeFirst">The home municipality's own needs come first: in a round a placement under it must be worth <see cref="Regions.SharingPolicy.HomeFirstPoints"/> more.</param>
[GenerateSerializer, Immutable, Alias("matching.sharing-agreement")]
public sealed record SharingAgreement(
    Guid Id,
    string Home,
    string Receiving,
    ImmutableArray<AssignmentType> Types,
    int Quota,
    int MonthlyPrice,
    string Currency,
    DateOnly From,
    DateOnly To,
    bool HomeFirst,
    AgreementStatus Status,
    int NoticeDays = 0,
    string? ProposedBy = null,
    Guid? Replaces = null,
    int Revision = 0,
    DateOnly? EndsOn = null)
{
    /// <summary>Days of notice at the most: two years.</summary>
    public const int MaxNoticeDays = 731;

    /// <summary>The first day it covers no placement start: its own end, or that of the notice given.</summary>
    public DateOnly Until() => EndsOn < To ? EndsOn.Value : To;

    /// <summary>Signed by both, of the right type, and in force on the day the placement starts.</summary>
    public bool Covers(AssignmentType type, DateOnly start) =>
        Status == AgreementStatus.Live && Covered(type, start);

    /// <summary>The same of one that may have ended or been replaced since: what was placed under it by then stands.</summary>
    public bool Covered(AssignmentType type, DateOnly start) =>
        Status is AgreementStatus.Live or AgreementStatus.Ended or AgreementStatus.Replaced && Types.Contains(type) && From <= start && start < Until();

    /// <summary>What a reader on <paramref name="today"/> is told: a live agreement whose last day has passed is over.</summary>
    public AgreementStatus StatusOn(DateOnly today) => Status == AgreementStatus.Live && today >= Until() ? AgreementStatus.Ended : Status;
}
