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

        // The sums grow only where a placement begins; what is left changes only where these begin and end.
        foreach (ref readonly var days in left)
        {
            if (!FitsOn(days.From, row, left, asked) || (days.To < short.MaxValue && !FitsOn(days.To, row, left, asked)))
                return false;
        }

        return true;
    }

    private static bool FitsOn(short day, in TimeLeft row, ReadOnlySpan<TimeLeft> left, ReadOnlySpan<TimeAsked> asked)
    {
        var (weekends, hours, slots, fits) = (0, 0, 0ul, true);
        foreach (ref readonly var one in asked)
        {
            if (!one.Contains(day))
                continue;
            fits &= row.Allows(one) && (slots & one.Slots) == 0;
            (weekends, hours, slots) = (weekends + one.Weekends, hours + one.Hours, slots | one.Slots);
        }

        // A row tells hours in steps only; what lies between them is told by days.
        var isToldByDays = false;
        foreach (ref readonly var days in left)
        {
            if (!days.Contains(day))
                continue;
            isToldByDays = true;
            fits &= weekends <= days.Weekends && (hours <= days.Hours || days.Hours == TimeLeft.AnyHours) && (slots & ~days.Slots) == 0;
        }

        return fits && weekends <= row.Weekends && (isToldByDays || hours <= row.Hours || row.Hours == TimeLeft.AnyHours);
    }

    /// <summary>The highest step stands for as many hours as needed, unless <see cref="RareFacts.TimeLeft"/> says less.</summary>
    private static short HoursLeft(byte step) => step == RowLimits.MaxHoursStep ? TimeLeft.AnyHours : RowLimits.HoursOf(step);
}
