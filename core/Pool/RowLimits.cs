namespace Matching.Core;

/// <summary>Ranges of the pool's columns. Inside them every product in a kernel is exact in 32-bit integers and in float32.</summary>
public static class RowLimits
{
    /// <summary>Largest |X| and |Y| in hectometres: 1,600 km, so a difference of two positions fits in 16 bits.</summary>
    public const int MaxCoordinateHm = 16_000;

    /// <summary>Longest travel in hectometres: 400 km, so a squared distance in reach stays below 2^24, where floor(sqrt) in float32 is exact.</summary>
    public const int MaxTravelHm = 4_000;

    /// <summary>Most assignments at once and most running: six bits each in a record, twice a guardian's statutory cap with dispensation.</summary>
    public const int MaxCapacity = 63;

    /// <summary>Slots in a week: seven days of six four-hour blocks.</summary>
    public const int Slots = 42;

    /// <summary>Assignment types.</summary>
    public const int Roles = 16;

    /// <summary>Ways to fulfil a need: a person, a group, an organisation.</summary>
    public const int Modes = 3;

    /// <summary>Age bands: coarse, so that nobody is recognised by age.</summary>
    public const int AgeBands = 6;

    /// <summary>Weekends a month: a fifth comes too seldom to promise.</summary>
    public const int MaxWeekends = 4;

    /// <summary>Steps of hours a week.</summary>
    public const int MaxHoursStep = 6;

    /// <summary>Hours a week of a step; 0 for step 0.</summary>
    public static short HoursOf(int step) => StepHours[step];

    /// <summary>Steps of rest since the volunteer was last asked.</summary>
    public const int MaxRest = 2;

    private static ReadOnlySpan<byte> StepHours => [0, 2, 4, 8, 12, 20, 40];

    internal const uint AllModes = (1u << Modes) - 1, AllAgeBands = (1u << AgeBands) - 1;

    /// <summary>Most volunteer ids a need may exclude: far above any real case file, low enough to test one by one.</summary>
    public const int MaxExcluded = 4_096;

    /// <summary>Most candidates asked for at once; lists beyond it are the work of <see cref="Scorer.Price"/>.</summary>
    public const int MaxCandidates = 1_024;

    internal static void Check(in VolunteerRow row)
    {
        MatchingInputException.ThrowUnlessInRange(row.X, -MaxCoordinateHm, MaxCoordinateHm, "VolunteerRow.X");
        MatchingInputException.ThrowUnlessInRange(row.Y, -MaxCoordinateHm, MaxCoordinateHm, "VolunteerRow.Y");
        MatchingInputException.ThrowUnlessInRange(row.MaxTravelHm, 0, MaxTravelHm, "VolunteerRow.MaxTravelHm");
        MatchingInputException.ThrowUnlessInRange(row.Capacity, 0, MaxCapacity, "VolunteerRow.Capacity");
        MatchingInputException.ThrowUnlessInRange(row.Active, 0, MaxCapacity, "VolunteerRow.Active");
        MatchingInputException.ThrowUnlessInRange((int)row.Gender, 0, 3, "VolunteerRow.Gender");
        MatchingInputException.ThrowUnlessInRange(row.Mode, 0, Modes - 1, "VolunteerRow.Mode");
        MatchingInputException.ThrowUnlessInRange(row.AgeBand, 0, AgeBands, "VolunteerRow.AgeBand");
        MatchingInputException.ThrowUnlessInRange(row.Weekends, 0, MaxWeekends, "VolunteerRow.Weekends");
        MatchingInputException.ThrowUnlessInRange(row.HoursStep, 0, MaxHoursStep, "VolunteerRow.HoursStep");
        MatchingInputException.ThrowUnlessInRange(row.Rest, 0, MaxRest, "VolunteerRow.Rest");
        MatchingInputException.ThrowUnlessInRange(row.PausedUntil, 0, short.MaxValue, "VolunteerRow.PausedUntil");
        MatchingInputException.ThrowUnless(row.Availability >> Slots == 0, "VolunteerRow.Availability", "a bit above slot 41 is set", "Use bits 0 to 41, weekday * 6 + block");
        Check(row.ChecksValidUntil, "VolunteerRow.ChecksValidUntil");
        foreach (ref readonly var day in (row.Rare?.PurposeDays ?? default).Span)
        {
            MatchingInputException.ThrowUnlessInRange(day.Column, 0, 2 * CheckDays.Kinds - 1, "VolunteerRow.Rare.PurposeDays.Column");
            MatchingInputException.ThrowUnlessInRange(day.Day, 0, day.Column < CheckDays.Kinds ? row.ChecksValidUntil[day.Column] : short.MaxValue, "VolunteerRow.Rare.PurposeDays.Day");
        }

        foreach (ref readonly var type in (row.Rare?.PlacesOfTypes ?? default).Span)
        {
            MatchingInputException.ThrowUnlessInRange(type.Role, 0, Roles - 1, "VolunteerRow.Rare.PlacesOfTypes.Role");
            MatchingInputException.ThrowUnlessInRange(type.Left, 1, MaxCapacity, "VolunteerRow.Rare.PlacesOfTypes.Left");
        }

        Check((row.Rare?.PlacesLeft ?? default).Span);
    }

    private static void Check(ReadOnlySpan<PlacesLeft> told)
    {
        for (var i = 0; i < told.Length; i++)
        {
            ref readonly var days = ref told[i];
            MatchingInputException.ThrowUnlessInRange(days.From, 1, short.MaxValue - 1, "VolunteerRow.Rare.PlacesLeft.From");
            MatchingInputException.ThrowUnlessInRange(days.To, days.From + 1, short.MaxValue, "VolunteerRow.Rare.PlacesLeft.To");
            MatchingInputException.ThrowUnlessInRange(days.Role ?? 0, 0, Roles - 1, "VolunteerRow.Rare.PlacesLeft.Role");
            MatchingInputException.ThrowUnlessInRange(days.Left, -MaxCapacity, MaxCapacity, "VolunteerRow.Rare.PlacesLeft.Left");
            MatchingInputException.ThrowUnless(
                i == 0 || Nullable.Compare(told[i - 1].Role, days.Role) is var order && (order < 0 || (order == 0 && told[i - 1].End <= days.From)),
                "VolunteerRow.Rare.PlacesLeft", "the days are told twice or out of order", "Give the total first, then the types in order, each day by day");
        }
    }

    internal static void Check(in NeedRow need, SharingTable sharing)
    {
        MatchingInputException.ThrowUnlessInRange(need.X, -MaxCoordinateHm, MaxCoordinateHm, "NeedRow.X");
        MatchingInputException.ThrowUnlessInRange(need.Y, -MaxCoordinateHm, MaxCoordinateHm, "NeedRow.Y");
        MatchingInputException.ThrowUnlessInRange(need.Role, 0, Roles - 1, "NeedRow.Role");
        MatchingInputException.ThrowUnlessInRange((int)need.GenderPreference, 0, 3, "NeedRow.GenderPreference");
        MatchingInputException.ThrowUnlessInRange(need.SlotsNeeded, 0, Slots, "NeedRow.SlotsNeeded");
        MatchingInputException.ThrowUnlessInRange(need.MaxDistanceHm, 0, MaxTravelHm, "NeedRow.MaxDistanceHm");
        MatchingInputException.ThrowUnlessInRange(need.Day, 0, short.MaxValue, "NeedRow.Day");
        MatchingInputException.ThrowUnlessInRange(need.EndDay, 0, short.MaxValue, "NeedRow.EndDay");
        MatchingInputException.ThrowUnless(need.EndDay == 0 || need.EndDay > need.Day, "NeedRow.EndDay", "the placement ends before it starts", "Use a day after Day, or 0 for no end");
        MatchingInputException.ThrowUnlessInRange(need.Modes, 0, (int)AllModes, "NeedRow.Modes");
        MatchingInputException.ThrowUnlessInRange(need.AgeBands, 0, (int)AllAgeBands, "NeedRow.AgeBands");
        MatchingInputException.ThrowUnlessInRange(need.Weekends, 0, MaxWeekends, "NeedRow.Weekends");
        MatchingInputException.ThrowUnlessInRange(need.HoursStep, 0, MaxHoursStep, "NeedRow.HoursStep");
        MatchingInputException.ThrowUnlessInRange(need.Places, 0, MaxCapacity, "NeedRow.Places");
        Check(need.OtherAdultsValidOn, "NeedRow.OtherAdultsValidOn");
        MatchingInputException.ThrowUnlessInRange(need.Priority, 0, int.MaxValue, "NeedRow.Priority");
        MatchingInputException.ThrowUnlessInRange(need.Count, 0, int.MaxValue, "NeedRow.Count");
        MatchingInputException.ThrowUnlessInRange(need.Excluded.Length, 0, MaxExcluded, "NeedRow.Excluded.Length");
        MatchingInputException.ThrowUnlessInRange(need.SharingRow, 0, sharing.Rows - 1, "NeedRow.SharingRow");
        MatchingInputException.ThrowUnless(need.Slots >> Slots == 0, "NeedRow.Slots", "a bit above slot 41 is set", "Use bits 0 to 41, weekday * 6 + block");
        MatchingInputException.ThrowUnless(need.SlotsRequired >> Slots == 0, "NeedRow.SlotsRequired", "a bit above slot 41 is set", "Use bits 0 to 41, weekday * 6 + block");
        Check(need.ChecksValidOn, "NeedRow.ChecksValidOn");
    }

    private static void Check(in CheckDays days, string field)
    {
        MatchingInputException.ThrowUnlessInRange(days.Kind0, 0, short.MaxValue, field);
        MatchingInputException.ThrowUnlessInRange(days.Kind1, 0, short.MaxValue, field);
        MatchingInputException.ThrowUnlessInRange(days.Kind2, 0, short.MaxValue, field);
        MatchingInputException.ThrowUnlessInRange(days.Kind3, 0, short.MaxValue, field);
    }
}
