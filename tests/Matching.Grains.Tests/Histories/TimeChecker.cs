using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Stories;

namespace Matching.Grains.Tests.Histories;

/// <summary>Nobody is in two places at once, and nobody gives more hours or weekends than they said: day by day over what the entries of a ledger take.</summary>
internal static class TimeChecker
{
    private const int DaysAround = 300;

    public static IEnumerable<string> Violations(Ledger ledger)
    {
        foreach (var volunteer in ledger.Volunteers)
        {
            var taken = NaiveTimes.Of(volunteer, ledger.Now);
            var today = DateOnly.FromDateTime(ledger.Now.UtcDateTime);
            var found = Enumerable.Range(-DaysAround, 2 * DaysAround)
                .Select(day => taken.FindAll(t => t.Covers(today.AddDays(day))))
                .SelectMany(running => OnOneDay(volunteer, running, [.. running.Select(t => ledger.Granted[t.Offer].Profile)]))
                .Distinct();
            foreach (var violation in found)
                yield return violation;
        }

        foreach (var (offer, granted, wanted) in ledger.Volunteers.SelectMany(v => v.Commitments).Where(c => c.Reservation.Time != default).Select(c => (c.Reservation.Offer, ledger.Granted[c.Reservation.Offer], c.Reservation)))
        {
            var others = NaiveTimes.Of(granted.Before, granted.At).FindAll(t => t.Offer != offer);
            for (var day = wanted.Start; day < wanted.Start.AddDays(DaysAround) && !(day >= wanted.End); day = day.AddDays(1))
            {
                var (hours, weekends) = (others.Where(t => t.Covers(day)).Sum(t => t.Time.HoursAWeek), others.Where(t => t.Covers(day)).Sum(t => t.Time.WeekendsAMonth));
                if ((wanted.Time.HoursAWeek > 0 && hours + wanted.Time.HoursAWeek > granted.Profile.HoursAWeek) || (wanted.Time.WeekendsAMonth > 0 && weekends + wanted.Time.WeekendsAMonth > granted.Profile.WeekendsAMonth))
                {
                    yield return $"time: {offer} was granted when {hours} hours a week and {weekends} weekends a month were taken";
                    break;
                }
            }
        }
    }

    /// <summary>A volunteer who gives less than before ends nothing that runs: what counts is the most that was given to one of those who run.</summary>
    private static IEnumerable<string> OnOneDay(VolunteerView volunteer, List<Takings> running, List<VolunteerProfile> given)
    {
        var slots = running.SelectMany(t => t.Slots).ToList();
        if (slots.Distinct().Count() < slots.Count)
            yield return $"slots: {volunteer.Volunteer} is in two placements in the same weekly slot";
        if (given.Count > 0 && given.TrueForAll(p => p.HoursAWeek is not null) && running.Sum(t => t.Time.HoursAWeek) is var hours && hours > given.Max(p => p.HoursAWeek))
            yield return $"time: {volunteer.Volunteer} is placed for {hours} hours a week";
        if (given.Count > 0 && running.Sum(t => t.Time.WeekendsAMonth) is var weekends && weekends > given.Max(p => p.WeekendsAMonth))
            yield return $"time: {volunteer.Volunteer} is placed for {weekends} weekends a month";
    }
}
