using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Stories;

namespace Matching.Grains.Tests.Histories;

/// <summary>Nobody has more places taken than they gave: place by place, for siblings who come together one each, and day by day.</summary>
internal static class CapacityChecker
{
    /// <summary>A capacity lowered later ends nothing that runs: what counts is the room that was left when a reservation was granted.</summary>
    public static IEnumerable<string> Violations(Ledger ledger) =>
        ledger.Volunteers.SelectMany(v => v.Commitments).SelectMany(c => Grant(ledger, Prolonged.AsGranted(ledger.Prolonged, c.Reservation))).Concat(ledger.Volunteers.SelectMany(v => Now(ledger, v)));

    private static IEnumerable<string> Grant(Ledger ledger, Reservation wanted)
    {
        var (at, before, _) = ledger.Granted[wanted.Offer];
        wanted = wanted with { Start = Later(wanted.Start, at) };
        var given = before.Profile.Capacity - before.Profile.Ongoing;
        var taken = NaivePlaces.Most(NaivePlaces.Of(before, at, type: null, except: wanted.Offer), wanted);
        if (taken + wanted.Places > given)
            yield return $"capacity: {wanted.Offer} was granted {wanted.Places} places when {taken} of {given} were taken";
        var ofType = NaivePlaces.Most(NaivePlaces.Of(before, at, wanted.Type, except: wanted.Offer), wanted);
        if (before.Profile.CapacityByType.TryGetValue(wanted.Type, out var limit) && ofType + wanted.Places > limit)
            yield return $"type capacity: {wanted.Offer} was granted {wanted.Places} places when {ofType} of {limit} of its type were taken";
    }

    /// <summary>What runs past its planned end keeps others from beginning, and is not promised more.</summary>
    private static IEnumerable<string> Now(Ledger ledger, VolunteerView volunteer)
    {
        var taken = NaivePlaces.Of(volunteer, ledger.Now);
        if (taken.Count == 0 || taken.Sum(t => t.Places) <= Most(taken))
            return [];
        return NaiveTimes.Turns(taken, DateOnly.MinValue, to: null).SelectMany(day => new[] { taken.FindAll(t => t.WasPromised(day) && (t.HasBegun || day >= Later(day, ledger.Granted[t.Offer].At))), taken.FindAll(t => t.Ran(day)) })
            .Where(together => together.Sum(t => t.Places) > Most(together))
            .Select(together => $"capacity: {volunteer.Volunteer} has {together.Sum(t => t.Places)} places taken, and never had more than {Most(together)}").Distinct();

        int Most(List<Takings> together) => together.SelectMany(t => Profiles(t.Offer)).Select(p => p.Capacity - p.Ongoing).DefaultIfEmpty(int.MaxValue).Max();

        IEnumerable<VolunteerProfile> Profiles(Guid offer) =>
            [ledger.Granted[offer].Profile, .. ledger.Begun.TryGetValue(offer, out var begun) ? [begun.Profile] : Array.Empty<VolunteerProfile>(), .. ledger.Prolonged.Where(p => p.Offer == offer).Select(p => p.Before.Profile)];
    }

    /// <summary>No place is given for days that have passed.</summary>
    private static DateOnly Later(DateOnly day, DateTimeOffset at) => CivilDay.Of(at) is var today && today > day ? today : day;
}
