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
/// <param name="HomeFirst">The home municipality wants its own needs served first. Recorded for coordinators; rounds do not weigh it yet.</param>
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
    AgreementStatus Status)
{
    /// <summary>Signed by both, of the right type, and in force on the day the placement starts.</summary>
    public bool Covers(AssignmentType type, DateOnly start) =>
        Status == AgreementStatus.Live && Types.Contains(type) && From <= start && start < To;
}
