namespace Matching.Core;

/// <summary>What is left of a volunteer's time on some days, half-open: placements that run on them take the rest. On other days the volunteer's row says it, which knows hours in steps only.</summary>
/// <param name="From">First day, 1..32,767.</param>
/// <param name="To">First day after it; 32,767 for no end.</param>
/// <param name="Weekends">Weekends a month, at least 0.</param>
/// <param name="Hours">Hours a week, at least 0; <see cref="AnyHours"/> where the volunteer gives as many as needed.</param>
/// <param name="Slots">Weekly slots, bits as in <see cref="VolunteerRow.Availability"/>.</param>
public readonly record struct TimeLeft(short From, short To, byte Weekends, short Hours, ulong Slots)
{
    /// <summary>No bound.</summary>
    public const short AnyHours = short.MaxValue;

    internal bool Contains(short day) => From <= day && (day < To || To == short.MaxValue);

    internal bool Meets(in TimeAsked asked) => From < asked.End && (asked.Day < To || To == short.MaxValue);

    internal bool Allows(in TimeAsked asked) => asked.Weekends <= Weekends && asked.Hours <= Hours && (asked.Slots & ~Slots) == 0;
}
