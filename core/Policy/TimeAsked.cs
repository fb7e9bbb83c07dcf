namespace Matching.Core;

/// <summary>What a need takes of a volunteer's time on every day of the placement.</summary>
/// <param name="Day">See <see cref="NeedRow.Day"/>.</param>
/// <param name="EndDay">First day after it; 0 = no end.</param>
/// <param name="Weekends">Weekends a month.</param>
/// <param name="Hours">Hours a week.</param>
/// <param name="Slots">Weekly slots, bits as in <see cref="VolunteerRow.Availability"/>.</param>
public readonly record struct TimeAsked(short Day, short EndDay, byte Weekends, short Hours, ulong Slots)
{
    public static TimeAsked Of(in NeedRow need) => new(need.Day, need.EndDay, need.Weekends, RowLimits.HoursOf(need.HoursStep), need.SlotsRequired);

    /// <summary>The need names nothing that another placement could take.</summary>
    public bool IsNothing => Weekends == 0 && Hours == 0 && Slots == 0;

    internal int End => EndDay > 0 ? EndDay : int.MaxValue;

    internal bool Contains(short day) => Day <= day && day < End;
}
