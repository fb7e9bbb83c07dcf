namespace Matching.Core;

/// <summary>
/// Facts that few volunteers have and few needs ask about. They lie beside the columns and are judged one by one, so that the many pay nothing for them.
/// </summary>
public sealed record RareFacts
{
    /// <summary>Days without placements; the order carries no meaning.</summary>
    public ReadOnlyMemory<Away> Away { get; init; }

    /// <summary>Days on which other placements leave less time than the row says; in any order.</summary>
    public ReadOnlyMemory<TimeLeft> TimeLeft { get; init; }

    /// <summary>By kind, the earliest of the checks of the other adults in the household; null where there are no other adults.</summary>
    public CheckDays? OtherAdults { get; init; }

    /// <summary>Checks that count for some needs only; in any order.</summary>
    public ReadOnlyMemory<PurposeDay> PurposeDays { get; init; }

    /// <summary>Places left for types with a limit of their own; by type.</summary>
    public ReadOnlyMemory<TypePlaces> PlacesOfTypes { get; init; }

    /// <summary>The day of the last placement; checks up to it were used for it. 0 = none.</summary>
    public short LastPlaced { get; init; }

    public bool Equals(RareFacts? other) =>
        other is not null && OtherAdults == other.OtherAdults && LastPlaced == other.LastPlaced && Away.Span.SequenceEqual(other.Away.Span) && TimeLeft.Span.SequenceEqual(other.TimeLeft.Span)
        && PurposeDays.Span.SequenceEqual(other.PurposeDays.Span) && PlacesOfTypes.Span.SequenceEqual(other.PlacesOfTypes.Span);

    public override int GetHashCode() => HashCode.Combine(OtherAdults, LastPlaced, Away.Length, TimeLeft.Length, PurposeDays.Length, PlacesOfTypes.Length);

    internal bool IsFull(int role, short day, short endDay) => Hinders(role, day, endDay, isFull: true);

    /// <param name="ofAllTypes">Because no place of any type is left, or because none of some types is.</param>
    internal bool IsFull(int role, short day, short endDay, bool ofAllTypes)
    {
        foreach (ref readonly var away in Away.Span)
        {
            if (away.IsFull && away.IsOfAllTypes == ofAllTypes && away.Hinders(role, day, endDay))
                return true;
        }

        return false;
    }

    internal bool IsBlockedOut(int role, short day, short endDay) => Hinders(role, day, endDay, isFull: false);

    /// <summary>One place is left for every type that is not blocked; whether more are is told here.</summary>
    internal bool HasPlaces(int role, int places)
    {
        if (places <= 1)
            return true;
        foreach (ref readonly var type in PlacesOfTypes.Span)
        {
            if (type.Role == role && type.Left < places)
                return false;
        }

        return true;
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

    private bool Hinders(int role, short day, short endDay, bool isFull)
    {
        foreach (ref readonly var away in Away.Span)
        {
            if (away.IsFull == isFull && away.Hinders(role, day, endDay))
                return true;
        }

        return false;
    }
}
