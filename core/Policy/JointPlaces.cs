namespace Matching.Core;

/// <summary>Whether one volunteer has places for several placements together, where each of them alone may fit.</summary>
public static class JointPlaces
{
    /// <summary>
    /// True if on every day all placements that cover it take no more places than the volunteer has left on it, in total and of each type. Days are half-open:
    /// placements that only touch have no day in common. For a single need this is what <see cref="Rejection.Capacity"/> asks.
    /// </summary>
    public static bool Fits(in VolunteerRow volunteer, ReadOnlySpan<PlacesAsked> asked)
    {
        foreach (ref readonly var one in asked)
        {
            if (!volunteer.HasRoom || !FitsOn(one.Day, volunteer, asked))
                return false;
        }

        // The sums grow only where a placement begins; what is left changes only where these begin and end.
        foreach (ref readonly var days in (volunteer.Rare?.PlacesLeft ?? default).Span)
        {
            if (!FitsOn(days.From, volunteer, asked) || (days.To < short.MaxValue && !FitsOn(days.To, volunteer, asked)))
                return false;
        }

        return true;
    }

    /// <summary>The least number of places left on any day, in total and of the type; may be negative.</summary>
    /// <param name="asked">The days and the type; how many places it takes plays no part.</param>
    public static int Left(in VolunteerRow volunteer, in PlacesAsked asked) => volunteer.HasRoom
        ? Math.Min(LeftInTotal(volunteer, asked), LeftOfType(volunteer, asked))
        : volunteer.Capacity - volunteer.Active;

    internal static int LeftInTotal(in VolunteerRow volunteer, in PlacesAsked asked)
    {
        var ofRow = volunteer.Capacity - volunteer.Active;
        return volunteer.Rare?.LeastPlaces(null, ofRow, asked) ?? ofRow;
    }

    internal static int LeftOfType(in VolunteerRow volunteer, in PlacesAsked asked) =>
        (volunteer.BlockedRoles >> asked.Role & 1) != 0 ? 0 : volunteer.Rare?.LeastOfType(asked) ?? int.MaxValue;

    private static bool FitsOn(short day, in VolunteerRow volunteer, ReadOnlySpan<PlacesAsked> asked)
    {
        var taken = 0;
        foreach (ref readonly var one in asked)
        {
            if (!one.Contains(day))
                continue;
            taken += one.Places;
            if (OfType(one.Role, day, asked) > LeftOfType(volunteer, OnDay(one.Role, day)))
                return false;
        }

        return taken == 0 || taken <= LeftInTotal(volunteer, OnDay(0, day));
    }

    private static int OfType(byte role, short day, ReadOnlySpan<PlacesAsked> asked)
    {
        var taken = 0;
        foreach (ref readonly var one in asked)
            taken += one.Role == role && one.Contains(day) ? one.Places : 0;
        return taken;
    }

    private static PlacesAsked OnDay(byte role, short day) => new(role, day, day == short.MaxValue ? (short)0 : (short)(day + 1), 1);
}
