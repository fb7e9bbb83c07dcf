namespace Matching.Contracts.Pool;

/// <summary>Days on which a volunteer of a shard's roster has less time left than the columns say, as the columns' day numbers, half-open.</summary>
/// <param name="Hours">Hours a week; the largest 16-bit number where the volunteer gives as many as needed.</param>
/// <param name="Slots">Bits of <see cref="WeekSlots"/>.</param>
[GenerateSerializer, Immutable, Alias("matching.shard-time-left")]
public readonly record struct ShardTimeLeft(int Row, int From, int To, int Weekends, int Hours, ulong Slots);
