namespace Matching.Contracts.Values;

/// <summary>What a placement takes of the volunteer's time, from its first day until it ends.</summary>
/// <param name="HoursAWeek">0 where the need does not say.</param>
/// <param name="WeekendsAMonth">A weekend is Friday to Sunday and counts as 2.5 days.</param>
/// <param name="WeekSlots">Bits of <see cref="Values.WeekSlots"/>.</param>
[GenerateSerializer, Immutable, Alias("matching.time-taken")]
public readonly record struct TimeTaken(int HoursAWeek, int WeekendsAMonth, ulong WeekSlots);
