namespace Matching.Grains.Pool;

/// <summary>Dates as the columns' 16-bit day numbers: 1 is 2000-01-01, 32,767 is in 2089. Dates outside are drawn to the nearer end.</summary>
internal static class Days
{
    private static readonly int Zero = new DateOnly(2000, 1, 1).DayNumber - 1;

    public static short Number(DateOnly date) => (short)Math.Clamp(date.DayNumber - Zero, 1, short.MaxValue);

    /// <summary>0 where there is no date.</summary>
    public static short Number(DateOnly? date) => date is { } day ? Number(day) : (short)0;

    public static DateOnly Date(short number) => DateOnly.FromDayNumber(number + Zero);
}
