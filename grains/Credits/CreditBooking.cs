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
        return truth switch
        {
            // Nothing is owed for what has not begun, and what was refused never will.
            { Started: null } => state with { Entries = state.Entries.Remove(run.Use.Offer) },
            { Status: CommitmentStatus.Placed, Started: { } began } => state.With(Entry(run, began)),
            { Status: CommitmentStatus.Ended, Started: { } began } => state.With(Entry(run, began) with { End = EndOf(truth, began) }),
            // Only the end can have been forgotten: a volunteer is not erased while a placement runs.
            null when known is { End: null } && run.GivenBack => state.With(known with { End = today }),
            _ => state,
        };
    }

    private static CreditsState With(this CreditsState state, CreditEntry entry) =>
        state.Entries.GetValueOrDefault(entry.Placement) == entry ? state : state with { Entries = state.Entries.SetItem(entry.Placement, entry) };

    private static CreditEntry Entry(AgreementRun run, DateOnly began) => new(
        run.Use.Offer,
        run.Use.Volunteer.Municipality,
        run.Use.Receiving,
        run.Use.Type,
        began,
        null,
        run.MonthlyPrice,
        run.Currency);

    private static DateOnly EndOf(Commitment truth, DateOnly began)
    {
        var end = truth.Until ?? CivilDay.Of(truth.Since);
        return end < began ? began : end;
    }
}
