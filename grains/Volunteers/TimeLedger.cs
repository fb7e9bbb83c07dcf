using Matching.Contracts.Needs;
using Matching.Contracts.Pool;
using Matching.Contracts.Volunteers;

namespace Matching.Grains.Volunteers;

/// <summary>How much of a volunteer's time is left on which days. Half-open like the places: what ends on a day leaves its time to what begins on it.</summary>
internal static class TimeLedger
{
    public static TimeGiven TimeGiven(this VolunteerProfile profile) => new(profile.HoursAWeek, profile.WeekendsAMonth, WeekSlots.Mask(profile.WeekSlots));

    /// <summary>The reservation with the time that it takes: what it asks, or what is left of that where an override lets it be less; null where there is not enough.</summary>
    /// <param name="except">An entry that does not count: the one that is judged.</param>
    public static Reservation? Timed(this VolunteerState state, Reservation wanted, DateTimeOffset now, Guid? except = null)
    {
        var least = Days(state.Profile!.TimeGiven(), state.Taken(now, except), wanted.Period()).Select(days => days.Left).Aggregate((a, b) => a.Least(b));
        var (hours, weekends, slots) = wanted.Time;
        var granted = new TimeTaken(
            wanted.Waived.HasFlag(RejectionReasons.Pattern) ? Math.Min(hours, least.HoursAWeek ?? hours) : hours,
            wanted.Waived.HasFlag(RejectionReasons.Pattern) ? Math.Min(weekends, least.WeekendsAMonth) : weekends,
            wanted.Waived.HasFlag(RejectionReasons.WeekSlots) ? slots & least.WeekSlots : slots);
        return least.Allows(granted) ? wanted with { Time = granted } : null;
    }

    /// <summary>Why there is not enough time: the volunteer does not give it, or others have it.</summary>
    public static Problem NoTime(this VolunteerState state, Reservation wanted) => state.Profile!.TimeGiven().Allows(wanted.Time)
        ? new(ProblemCode.NoCapacity, "On some day of the placement others hold or take the hours, weekends or weekly slots that it asks for.", "volunteer", "Choose another volunteer, days that do not overlap, or other hours, weekends or weekly slots.")
        : new(ProblemCode.NotEligible, "The volunteer gives fewer hours or weekends than asked for, or other weekly slots.", "volunteer", "Choose another volunteer, or let the need ask for less.");

    /// <summary>What is left on the days of <paramref name="within"/>, in order; a day between two entries is like the first of them.</summary>
    public static IEnumerable<(DateOnly From, TimeGiven Left)> Days(TimeGiven given, IReadOnlyCollection<TakenPlace> taken, DateRange within)
    {
        var turns = taken.SelectMany(t => new[] { t.Period.From, t.Period.To ?? within.From }).Where(within.Contains).Append(within.From).Distinct().Order();
        return turns.Select(day => (day, taken.Where(t => t.Period.Contains(day)).Aggregate(given, (left, t) => left.Less(t.Time))));
    }
}
