using Matching.Contracts.Pool;

namespace Matching.Grains.Volunteers;

/// <summary>How many places are taken on which days. Periods are half-open, so a placement may start on the day another ends.</summary>
internal static class Occupancy
{
    /// <summary>The places that a published row takes as of <paramref name="now"/>: holds that have lapsed take none, placements past their planned end still do.</summary>
    public static List<TakenPlace> Standing(this PoolRow row, DateTimeOffset now) =>
        [.. row.Taken.Where(t => t.Counts(now)).Select(t => t.On(CivilDay.Of(now)))];

    /// <summary>The most places taken on any day of <paramref name="within"/>.</summary>
    public static int Most(IReadOnlyCollection<TakenPlace> taken, DateRange within) =>
        taken.Where(t => t.Period.Overlaps(within)).Select(t => t.Period.From).Append(within.From).Where(within.Contains).Max(day => On(taken, day));

    /// <summary>
    /// Places that can still be given away from <paramref name="today"/> on to whoever stays: what the fullest day leaves. Where that is none but running
    /// placements have an end, one is left for whoever comes after. May be negative.
    /// </summary>
    public static int Free(IReadOnlyCollection<TakenPlace> taken, int places, DateOnly today)
    {
        var left = places - Most(taken, new(today, null));
        return left <= 0 && taken.Where(t => t.Period.To is null).Sum(t => t.Places) < places ? 1 : left;
    }

    /// <summary>The same for whoever comes on any days: where the fullest day leaves none but some day leaves any, one. May be negative.</summary>
    public static int OnAnyDay(List<(DateOnly From, int Left)> days, DateOnly today)
    {
        var ahead = days.Skip(days.FindLastIndex(day => day.From <= today)).Select(day => day.Left).ToList();
        return ahead.Min() is > 0 and var least ? least : Math.Min(1, ahead.Max());
    }

    /// <summary>
    /// What is left of <paramref name="places"/> from which day on; before the first entry it is as from then on. Of a day gone by it is what is left from it until
    /// today: needs that wait have begun in the past, but none has ended.
    /// </summary>
    public static List<(DateOnly From, int Left)> Days(IReadOnlyCollection<TakenPlace> taken, int places, DateOnly today)
    {
        var turns = taken.SelectMany(t => new[] { t.Period.From, t.Period.To ?? today }).Append(today).Distinct().OrderDescending();
        var days = new List<(DateOnly From, int Left)>();
        foreach (var day in turns)
        {
            var left = places - On(taken, day);
            if (day < today)
                left = Math.Min(left, days[^1].Left);
            if (days.Count > 0 && days[^1].Left == left)
                days.RemoveAt(days.Count - 1);
            days.Add((day, left));
        }

        days.Reverse();
        return days;
    }

    private static int On(IEnumerable<TakenPlace> taken, DateOnly day) => taken.Where(t => t.Period.Contains(day)).Sum(t => t.Places);
}
