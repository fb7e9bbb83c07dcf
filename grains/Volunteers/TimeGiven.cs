namespace Matching.Grains.Volunteers;

/// <summary>What a volunteer gives of the week and the month, or what is left of it on a day.</summary>
/// <param name="HoursAWeek">Null for as many as needed.</param>
internal readonly record struct TimeGiven(int? HoursAWeek, int WeekendsAMonth, ulong WeekSlots)
{
    public bool HasHoursAndWeekends(TimeTaken asked) => !(asked.HoursAWeek > HoursAWeek) && asked.WeekendsAMonth <= WeekendsAMonth;

    public bool HasSlots(TimeTaken asked) => (asked.WeekSlots & ~WeekSlots) == 0;

    public bool Allows(TimeTaken asked) => HasHoursAndWeekends(asked) && HasSlots(asked);

    /// <summary>At least nothing: what was promised stands, even where the volunteer gives less since then.</summary>
    public TimeGiven Less(TimeTaken taken) =>
        new(HoursAWeek is { } hours ? Math.Max(0, hours - taken.HoursAWeek) : null, Math.Max(0, WeekendsAMonth - taken.WeekendsAMonth), WeekSlots & ~taken.WeekSlots);

    /// <summary>The less of each.</summary>
    public TimeGiven Least(TimeGiven other) =>
        new(other.HoursAWeek is null || HoursAWeek < other.HoursAWeek ? HoursAWeek : other.HoursAWeek, Math.Min(WeekendsAMonth, other.WeekendsAMonth), WeekSlots & other.WeekSlots);

    /// <summary>The more of each.</summary>
    public TimeGiven Most(TimeGiven other) =>
        new(HoursAWeek is null || other.HoursAWeek is null ? null : Math.Max(HoursAWeek.Value, other.HoursAWeek.Value), Math.Max(WeekendsAMonth, other.WeekendsAMonth), WeekSlots | other.WeekSlots);
}
