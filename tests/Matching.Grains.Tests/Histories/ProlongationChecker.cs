using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Stories;

namespace Matching.Grains.Tests.Histories;

/// <summary>Days that were added to a running placement: nobody got more of them than a placement on them would have got, on what was true when they were added.</summary>
internal static class ProlongationChecker
{
    public static IEnumerable<string> Violations(Ledger ledger)
    {
        foreach (var (home, entry) in ledger.Volunteers.SelectMany(v => v.Commitments, (v, c) => (v.Volunteer.Municipality, c)))
        {
            if (ledger.Prolonged.LastOrDefault(p => p.Offer == entry.Reservation.Offer && p.Until == entry.Reservation.End) is not { } added)
                continue;
            foreach (var what in Of(ledger, home, entry, added))
                yield return $"prolonged, {what}: {added.Offer} until {added.Until:yyyy-MM-dd}";
        }

        var ends = ledger.Volunteers.SelectMany(v => v.Commitments).ToDictionary(c => c.Reservation.Offer, c => c.Reservation.End);
        foreach (var placement in ledger.Needs.SelectMany(n => n.Placements).Where(p => ends.GetValueOrDefault(p.Offer) < p.ProlongedUntil))
            yield return $"prolonged, ledger: {placement.Offer} is to end on {ends[placement.Offer]:yyyy-MM-dd} in the volunteer's ledger, on {placement.ProlongedUntil:yyyy-MM-dd} at the need";
    }

    private static IEnumerable<string> Of(Ledger ledger, string home, Commitment entry, Prolonged added)
    {
        var (profile, days, receiving) = (added.Before.Profile, entry.Reservation with { Start = added.From, End = added.Until }, entry.Reservation.Need.Municipality);
        var all = NaivePlaces.Most(NaivePlaces.Of(added.Before, added.At, type: null, except: added.Offer), days) + days.Places;
        var ofType = NaivePlaces.Most(NaivePlaces.Of(added.Before, added.At, days.Type, except: added.Offer), days) + days.Places;
        if (all > profile.Capacity - profile.Ongoing || (profile.CapacityByType.TryGetValue(days.Type, out var limit) && ofType > limit))
            yield return "capacity";
        var others = NaiveTimes.Of(added.Before, added.At).FindAll(t => t.Offer != added.Offer);
        foreach (var on in NaiveTimes.Turns(others, added.From, added.Until).Select(day => others.FindAll(t => t.Covers(day))))
        {
            if ((days.Time.HoursAWeek > 0 && on.Sum(t => t.Time.HoursAWeek) + days.Time.HoursAWeek > profile.HoursAWeek)
                || (days.Time.WeekendsAMonth > 0 && on.Sum(t => t.Time.WeekendsAMonth) + days.Time.WeekendsAMonth > profile.WeekendsAMonth)
                || on.SelectMany(t => t.Slots).Intersect(WeekSlots.InMask(days.Time.WeekSlots)).Any())
                yield return "time";
        }

        var lastAgreed = NaiveChecks.LastAgreed(added.Before.Commitments.Where(c => c.Reservation.Offer != added.Offer && !(c.AgreedOn >= entry.AgreedOn)));
        if (!NaiveChecks.Hold(profile, receiving, days.Type, days.ForChild, days.ChildUnder, added.From, lastAgreed, begun: true))
            yield return "check";
        if (profile.PausedUntil > added.From || profile.BlockedOut.Any(b => b.From < added.Until && b.To > added.From))
            yield return "pause or blocked out";
        if (home != receiving && (!profile.SharedOutsideHome || !ledger.Agreements.Any(a => (a.Home, a.Receiving) == (home, receiving) && a.Covered(days.Type, added.From))))
            yield return "consent or agreement";
    }
}
