namespace Matching.Contracts.Tests.Values;

public sealed class DateRangeTests
{
    private static readonly DateOnly Zero = new(2026, 1, 1);

    /// <summary>All pairs of short ranges, open ends too, against day by day.</summary>
    [Fact]
    public void Overlaps_EveryPair_IsADayInCommon_AndTouchingIsNone()
    {
        var ranges = (from start in Enumerable.Range(0, 6)
                      from end in Enumerable.Range(start + 1, 6).Select(e => (int?)e).Append(null)
                      select new DateRange(Zero.AddDays(start), end is { } e ? Zero.AddDays(e) : null)).ToList();
        foreach (var a in ranges)
        {
            foreach (var b in ranges)
                Assert.Equal(Enumerable.Range(0, 20).Any(d => a.Contains(Zero.AddDays(d)) && b.Contains(Zero.AddDays(d))), a.Overlaps(b));
        }

        Assert.False(new DateRange(Zero, Zero.AddDays(5)).Overlaps(new(Zero.AddDays(5), null)));
    }
}
