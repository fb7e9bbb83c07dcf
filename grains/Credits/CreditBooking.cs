using Matching.Contracts.Credits;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Volunteers;

namespace Matching.Grains.Credits;

/// <summary>What the entries become when the volunteer's ledger says how a run under an agreement stands.</summary>
internal static class CreditBooking
{
    /// <param name="truth">The volunteer's entry; null where it, or the volunteer, is no longer there.</param>
    public static CreditsState With(this CreditsState state, AgreementRun run, Commitment? truth, DateOnly today)
    {
        var known = state.Entries.GetValueOrDefault(run.Use.Offer);
        return truth?.Status switch
        {
            CommitmentStatus.Placed => state.With(Entry(run, truth) with { End = null }),
            CommitmentStatus.Ended => state.With(Entry(run, truth) with { End = EndOf(truth) }),
            // Only the end can have been forgotten: a volunteer is not erased while a placement runs.
            null when known is { End: null } && run.GivenBack => state.With(known with { End = today }),
            _ => state,
        };
    }

    private static CreditsState With(this CreditsState state, CreditEntry entry) =>
        state.Entries.GetValueOrDefault(entry.Placement) == entry ? state : state with { Entries = state.Entries.SetItem(entry.Placement, entry) };

    private static CreditEntry Entry(AgreementRun run, Commitment truth) => new(
        run.Use.Offer,
        run.Use.Volunteer.Municipality,
        run.Use.Receiving,
        run.Use.Type,
        truth.Started ?? truth.Reservation.Start,
        null,
        run.MonthlyPrice,
        run.Currency);

    /// <summary>A placement that ended before it began ran for no day.</summary>
    private static DateOnly EndOf(Commitment truth)
    {
        var (start, end) = (truth.Started ?? truth.Reservation.Start, truth.Until ?? DateOnly.FromDateTime(truth.Since.UtcDateTime));
        return end < start ? start : end;
    }
}
