namespace Matching.Contracts.Values;

/// <summary>The day on which something is recorded: that of the clocks in Sweden, Norway and Denmark, which agree.</summary>
public static class CivilDay
{
    /// <summary>An hour ahead of UTC, in summer two: from the last Sunday of March to the last of October, both at 01:00 UTC (Directive 2000/84/EC, articles 2 and 3).</summary>
    public static DateOnly Of(DateTimeOffset moment)
    {
        var utc = moment.UtcDateTime;
        var isSummer = utc >= LastSunday(utc.Year, 3) && utc < LastSunday(utc.Year, 10);
        return DateOnly.FromDateTime(utc.AddHours(isSummer ? 2 : 1));
    }

    /// <summary>The moment at which a day begins.</summary>
    public static DateTimeOffset Begins(DateOnly day)
    {
        var midnight = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        return Of(midnight.AddHours(-2)) == day ? midnight.AddHours(-2) : midnight.AddHours(-1);
    }

    private static DateTime LastSunday(int year, int month)
    {
        var last = new DateTime(year, month, 31, 1, 0, 0, DateTimeKind.Utc);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
