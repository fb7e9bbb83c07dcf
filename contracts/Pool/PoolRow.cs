namespace Matching.Contracts.Pool;

/// <summary>
/// What the pool knows of a volunteer: typed facts as bit masks under an opaque id. Published by the volunteer grain after every
/// change; the shard keeps the highest version.
/// </summary>
/// <param name="Roles">Bit = <see cref="AssignmentType"/>.</param>
/// <param name="Languages">Bits of <see cref="Vocabulary.Languages"/>; likewise interests and qualifications.</param>
/// <param name="ChecksValidUntil">Last valid day by <see cref="CheckKind"/>, four entries, null where there is no such check.</param>
/// <param name="WeekSlots">See <see cref="Values.WeekSlots"/>.</param>
/// <param name="CapacityByType">Lower bounds for single types.</param>
/// <param name="Ongoing">Placements counted in total only, because they began outside the service.</param>
/// <param name="Taken">One entry for each placement and each hold, with the moment a hold lapses.</param>
[GenerateSerializer, Immutable, Alias("matching.pool-row")]
public sealed record PoolRow(
    VolunteerRef Volunteer,
    long Version,
    Place Home,
    int MaxTravelKm,
    Gender Gender,
    uint Roles,
    uint Languages,
    uint Interests,
    uint Qualifications,
    ImmutableArray<DateOnly?> ChecksValidUntil,
    ulong WeekSlots,
    int Experience,
    int Capacity,
    ImmutableDictionary<AssignmentType, int> CapacityByType,
    int Ongoing,
    ImmutableArray<TakenPlace> Taken,
    DateOnly? PausedUntil,
    bool SharedOutsideHome);
