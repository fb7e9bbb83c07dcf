using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Stories;

namespace Matching.Grains.Tests.Histories;

/// <summary>Nobody is in two places at once, and nobody gives more hours or weekends than they said: day by day over what the entries of a ledger take.</summary>
internal static class TimeChecker
{
    /// <param name="granted">What was true when each offer's reservation was asked for.</param>
    /// <param name="begun">What was true when a placement began: one that begins early may take days by what is given then.</param>
    /// <param name="prolonged">The same when days were added.</param>
    public static IEnumerable<string> Violations(
        DateTimeOffset now, IEnumerable<VolunteerView> volunteers, IReadOnlyDictionary<Guid, Granted> granted, IReadOnlyDictionary<Guid, VolunteerView> begun, ImmutableArray<Prolonged> prolonged)
    {
        foreach (var volunteer in volunteers)
        {
            var taken = NaiveTimes.Of(volunteer, now, Asked);
            var found = NaiveTimes.Turns(taken, DateOnly.MinValue, to: null).SelectMany(day => new[] { taken.FindAll(t => t.WasPromised(day)), taken.FindAll(t => t.Ran(day)) }).SelectMany(together => OnOneDay(volunteer, together, Given(together)));
            foreach (var violation in found.Distinct().Concat(volunteer.Commitments.SelectMany(c => Grant(Prolonged.AsGranted(prolonged, c.Reservation)))))
                yield return violation;
        }

        // By what was asked, so that an entry that forgot it is found in two places at once too.
        TimeTaken Asked(Reservation reservation) => granted.GetValueOrDefault(reservation.Offer)?.Asked ?? reservation.Time;

        List<VolunteerProfile> Given(List<Takings> together) =>
            [.. together.Select(t => granted[t.Offer].Profile), .. together.Where(t => begun.ContainsKey(t.Offer)).Select(t => begun[t.Offer].Profile), .. prolonged.Where(p => together.Exists(t => t.Offer == p.Offer)).Select(p => p.Before.Profile)];

        IEnumerable<string> Grant(Reservation wanted)
        {
            var (offer, grant, asked) = (wanted.Offer, granted[wanted.Offer], Asked(wanted));
            if (asked != wanted.Time)
                yield return $"asked: {offer} takes {wanted.Time}, and its need asked {asked}";
            var others = NaiveTimes.Of(grant.Before, grant.At, Asked).FindAll(t => t.Offer != offer);
            foreach (var day in NaiveTimes.Turns(others, wanted.Start, wanted.End))
            {
                var (hours, weekends) = (others.Where(t => t.Covers(day)).Sum(t => t.Time.HoursAWeek), others.Where(t => t.Covers(day)).Sum(t => t.Time.WeekendsAMonth));
                if ((asked.HoursAWeek == 0 || !(hours + asked.HoursAWeek > grant.Profile.HoursAWeek)) && (asked.WeekendsAMonth == 0 || weekends + asked.WeekendsAMonth <= grant.Profile.WeekendsAMonth))
                    continue;
                yield return $"time: {offer} was granted when {hours} hours a week and {weekends} weekends a month were taken";
                break;
            }
        }
    }

    /// <summary>A volunteer who gives less than before ends nothing that runs: what counts is the most that was given to one of those who run.</summary>
    private static IEnumerable<string> OnOneDay(VolunteerView volunteer, List<Takings> together, List<VolunteerProfile> given)
    {
        if (together.Count == 0)
            yield break;
        var slots = together.SelectMany(t => t.Slots).ToList();
        if (slots.Distinct().Count() < slots.Count)
            yield return $"slots: {volunteer.Volunteer} is in two placements in the same weekly slot";
        if (given.TrueForAll(p => p.HoursAWeek is not null) && together.Sum(t => t.Time.HoursAWeek) is var hours && hours > given.Max(p => p.HoursAWeek))
            yield return $"time: {volunteer.Volunteer} is placed for {hours} hours a week";
        if (together.Sum(t => t.Time.WeekendsAMonth) is var weekends && weekends > given.Max(p => p.WeekendsAMonth))
            yield return $"time: {volunteer.Volunteer} is placed for {weekends} weekends a month";
    }
}
