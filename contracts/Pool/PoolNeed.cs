namespace Matching.Contracts.Pool;

/// <summary>What the region knows of a need: the typed requirements as bit masks, ready for the columns.</summary>
/// <param name="Wanted">Volunteers still wanted when every hold has lapsed: the count less placements; 0 when the need is not open.</param>
/// <param name="HoldsLapseAt">One moment for each volunteer who is held for it.</param>
/// <param name="ChecksRequired">Bits of <see cref="CheckKind"/> that must be valid on <paramref name="Start"/>.</param>
/// <param name="Excluded">Volunteers who declined this need, or may not serve it.</param>
[GenerateSerializer, Immutable, Alias("matching.pool-need")]
public sealed record PoolNeed(
    NeedRef Need,
    long Version,
    AssignmentType Type,
    Place Place,
    int Wanted,
    ImmutableArray<DateTimeOffset> HoldsLapseAt,
    DateOnly Start,
    DateOnly? DecisionDate,
    uint LanguagesRequired,
    uint LanguagesPreferred,
    uint QualificationsRequired,
    uint ChecksRequired,
    Gender Gender,
    ulong WeekSlots,
    int SlotsNeeded,
    uint Interests,
    ImmutableArray<Guid> Excluded)
{
    public int WantedAt(DateTimeOffset now) => Math.Max(0, Wanted - HoldsLapseAt.Count(lapse => now < lapse));
}
