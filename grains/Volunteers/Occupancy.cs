using Matching.Contracts.Pool;

namespace Matching.Grains.Volunteers;

/// <summary>How many places are taken on which days. Periods are half-open, so a placement may start on the day another ends.</summary>
internal static class Occupancy
{
    /// <summary>The places that a published row takes as of <paramref name="now"/>: holds that have lapsed take none, placements past their planned end still do.</summary>
    public static List<TakenPlace> Standing(this PoolRow row, DateTimeOffset now) =>
        [.. row.Taken.Where(t => t.Counts(now)).Select(t => t.On(DateOnly.FromDateTime(now.UtcDateTime)))];

    /// <summary>The most places taken on any day of <paramref name="within"/>.</summary>
    public static int Most(IReadOnlyCollection<TakenPlace> taken, DateRange within) =>
        taken.Where(t => t.Period.Overlaps(within)).Select(t => t.Period.From).Append(within.From).Where(within.Contains).Max(day => On(taken, day));

    /// <summary>
    /// Places that can still be given away from <paramref name="today"/> on, each to a placement of its own: what the fullest day leaves. Where that is
    /// none but running placements have an end, one is left for whoever comes after (the days before are told by <see cref="FullDays"/>). May be negative.
    /// </summary>
    public static int Free(IReadOnlyCollection<TakenPlace> taken, int places, DateOnly today)
    {
        var left = places - Most(taken, new(today, null));
        return left <= 0 && taken.Where(t => t.Period.To is null).Sum(t => t.Places) < places ? 1 : left;
    }

    /// <summary>The days from <paramref name="today"/> on with no place left, in order.</summary>
    public static IEnumerable<DateRange> FullDays(IReadOnlyCollection<TakenPlace> taken, int places, DateOnly today)
    {
        List<DateOnly> turns = [today, .. taken.SelectMany(t => new[] { t.Period.From, t.Period.To ?? today }).Where(day => day > today).Distinct().Order()];
        for (var i = 0; i < turns.Count; i++)
        {
            if (On(taken, turns[i]) >= places)
                yield return new(turns[i], i + 1 < turns.Count ? turns[i + 1] : null);
        }
    }

    private static int On(IEnumerable<TakenPlace> taken, DateOnly day) => taken.Where(t => t.Period.Contains(day)).Sum(t => t.Places);
}
