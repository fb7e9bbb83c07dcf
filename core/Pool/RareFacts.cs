namespace Matching.Core;

/// <summary>
/// Facts that few volunteers have and few needs ask about. They lie beside the columns and are judged one by one, so that the many pay nothing for them.
/// </summary>
public sealed record RareFacts
{
    /// <summary>Days blocked out; the order carries no meaning.</summary>
    public ReadOnlyMemory<Away> Away { get; init; }

    /// <summary>Days on which other placements leave less time than the row says; in any order.</summary>
    public ReadOnlyMemory<TimeLeft> TimeLeft { get; init; }

    /// <summary>By kind, the earliest of the checks of the other adults in the household; null where there are no other adults.</summary>
    public CheckDays? OtherAdults { get; init; }

    /// <summary>Checks that count for some needs only; in any order.</summary>
    public ReadOnlyMemory<PurposeDay> PurposeDays { get; init; }

    /// <summary>Places left for types with a limit of their own; by type.</summary>
    public ReadOnlyMemory<TypePlaces> PlacesOfTypes { get; init; }

    /// <summary>Days on which other places are left than the row says, in total or of a type; the total first, then by type and day, no two of one day.</summary>
    public ReadOnlyMemory<PlacesLeft> PlacesLeft { get; init; }

    /// <summary>The day of the last placement; checks up to it were used for it. 0 = none.</summary>
    public short LastPlaced { get; init; }

    public bool Equals(RareFacts? other) =>
        other is not null && OtherAdults == other.OtherAdults && LastPlaced == other.LastPlaced && Away.Span.SequenceEqual(other.Away.Span) && TimeLeft.Span.SequenceEqual(other.TimeLeft.Span)
        && PurposeDays.Span.SequenceEqual(other.PurposeDays.Span) && PlacesOfTypes.Span.SequenceEqual(other.PlacesOfTypes.Span) && PlacesLeft.Span.SequenceEqual(other.PlacesLeft.Span);

    public override int GetHashCode() => HashCode.Combine(OtherAdults, LastPlaced, Away.Length, TimeLeft.Length, PurposeDays.Length, PlacesOfTypes.Length, PlacesLeft.Length);

    internal bool IsBlockedOut(short day, short endDay)
    {
        foreach (ref readonly var away in Away.Span)
        {
            if (away.Hinders(day, endDay))
                return true;
        }

        return false;
    }

    /// <summary>Enough places on every day of the placement, for types that are not blocked.</summary>
    /// <param name="ofRow">Places left in total where nothing is told by days.</param>
    internal bool HasPlaces(int ofRow, in PlacesAsked asked) => LeastPlaces(null, ofRow, asked) >= asked.Places && LeastOfType(asked) >= asked.Places;

    /// <summary>The least that is left of the type on any day of the placement, where the type is not blocked.</summary>
    internal int LeastOfType(in PlacesAsked asked)
    {
        var ofRow = int.MaxValue;
        foreach (ref readonly var type in PlacesOfTypes.Span)
        {
            if (type.Role == asked.Role)
                ofRow = type.Left;
        }

        return LeastPlaces(asked.Role, ofRow, asked);
    }

    /// <summary>The least that is left on any day of the placement.</summary>
    /// <param name="role">Of one type; null for all together.</param>
    /// <param name="ofRow">What is left on days that nothing is told of.</param>
    internal int LeastPlaces(byte? role, int ofRow, in PlacesAsked asked)
    {
        var (least, untold) = (int.MaxValue, asked.End - asked.Day);
        foreach (ref readonly var days in PlacesLeft.Span)
        {
            var shared = days.Role == role ? Math.Min(asked.End, days.End) - Math.Max(asked.Day, days.From) : 0;
            if (shared > 0)
                (least, untold) = (Math.Min(least, days.Left), untold - shared);
        }

        return untold > 0 ? Math.Min(least, ofRow) : least;
    }

    /// <summary>The least that is left of each on any day of the placement, apart from what the row says.</summary>
    internal TimeLeft LeastLeft(in TimeAsked asked)
    {
        var least = new TimeLeft(0, short.MaxValue, byte.MaxValue, Core.TimeLeft.AnyHours, ulong.MaxValue);
        foreach (ref readonly var days in TimeLeft.Span)
        {
            if (days.Meets(asked))
                least = least with { Weekends = Math.Min(least.Weekends, days.Weekends), Hours = Math.Min(least.Hours, days.Hours), Slots = least.Slots & days.Slots };
        }

        return least;
    }

    internal bool HasTime(in TimeAsked asked)
    {
        foreach (ref readonly var days in TimeLeft.Span)
        {
            if (days.Meets(asked) && !days.Allows(asked))
                return false;
        }

        return true;
    }

    /// <summary>The days of checks as they count for the need.</summary>
    /// <param name="days">Packed, as the row has them.</param>
    /// <param name="first">0 for the volunteer's own, <see cref="CheckDays.Kinds"/> for the other adults'.</param>
    internal ulong Counting(ulong days, int first, in ChecksAsked asked)
    {
        foreach (ref readonly var day in PurposeDays.Span)
        {
            var shift = 16 * (day.Column - first);
            if (shift is >= 0 and < 64 && asked.Narrows(day))
                days = days & ~(0xFFFFul << shift) | (ulong)(ushort)day.Day << shift;
        }

        return days;
    }
}
