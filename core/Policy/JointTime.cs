namespace Matching.Core;

/// <summary>Whether one volunteer has time for several placements together, where each of them alone may fit.</summary>
public static class JointTime
{
    /// <summary>
    /// True if on every day all placements that cover it ask for no more hours a week and weekends a month together than the volunteer has left, and for
    /// different weekly slots that are all free. Days are half-open: placements that only touch have no day in common. For a single need this is what
    /// <see cref="Rejection.Pattern"/> and <see cref="Rejection.Slots"/> ask; places, absences and all other rules are not looked at.
    /// </summary>
    public static bool Fits(in VolunteerRow volunteer, ReadOnlySpan<TimeAsked> asked)
    {
        var row = new TimeLeft(0, short.MaxValue, volunteer.Weekends, HoursLeft(volunteer.HoursStep), volunteer.Availability);
        var left = volunteer.Rare is { } rare ? rare.TimeLeft.Span : [];
        foreach (ref readonly var one in asked)
        {
            if (!FitsOn(one.Day, row, left, asked))
                return false;
        }

        // The sums change only where a placement begins; what is left changes only where these begin.
        foreach (ref readonly var days in left)
        {
            if (!FitsOn(days.From, row, left, asked))
                return false;
        }

        return true;
    }

    private static bool FitsOn(short day, in TimeLeft row, ReadOnlySpan<TimeLeft> left, ReadOnlySpan<TimeAsked> asked)
    {
        var (weekends, hours, slots, isTwice) = (0, 0, 0ul, false);
        foreach (ref readonly var one in asked)
        {
            if (!one.Contains(day))
                continue;
            isTwice |= (slots & one.Slots) != 0;
            (weekends, hours, slots) = (weekends + one.Weekends, hours + one.Hours, slots | one.Slots);
        }

        if (isTwice || !Allows(row))
            return false;
        foreach (ref readonly var days in left)
        {
            if (days.Contains(day) && !Allows(days))
                return false;
        }

        return true;

        bool Allows(in TimeLeft days) => weekends <= days.Weekends && (hours <= days.Hours || days.Hours == TimeLeft.AnyHours) && (slots & ~days.Slots) == 0;
    }

    /// <summary>The highest step stands for as many hours as needed, unless <see cref="RareFacts.TimeLeft"/> says less.</summary>
    private static short HoursLeft(byte step) => step == RowLimits.MaxHoursStep ? TimeLeft.AnyHours : RowLimits.HoursOf(step);
}
