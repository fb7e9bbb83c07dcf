namespace Matching.Contracts.Pool;

/// <summary>
/// What the pool knows of a volunteer: typed facts as bit masks under an opaque id. Published by the volunteer grain after every
/// change; the shard keeps the highest version.
/// </summary>
/// <param name="Roles">Bit = <see cref="AssignmentType"/>.</param>
/// <param name="Languages">Bits of <see cref="Vocabulary.Languages"/>; likewise interests and qualifications.</param>
/// <param name="ChecksMade">When the volunteer's latest check was made by <see cref="CheckKind"/>, four entries, null where there is none that counts.</param>
/// <param name="WeekSlots">What the volunteer gives, like weekends and hours; <paramref name="Taken"/> says what of it is taken. See <see cref="Values.WeekSlots"/>.</param>
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
    ImmutableArray<DateOnly?> ChecksMade,
    ulong WeekSlots,
    int Experience,
    int Capacity,
    ImmutableDictionary<AssignmentType, int> CapacityByType,
    int Ongoing,
    ImmutableArray<TakenPlace> Taken,
    DateOnly? PausedUntil,
    bool SharedOutsideHome)
{
    /// <summary>The same for the other adults of the household together: the earliest of their latest; empty where there are none, nulls where it is not known who lives there.</summary>
    [Id(0)]
    public ImmutableArray<DateOnly?> HouseholdMade { get; init; } = [];

    /// <summary>The day a child's placement was last agreed.</summary>
    [Id(1)]
    public DateOnly? LastAgreed { get; init; }

    [Id(2)]
    public FulfilmentMode Mode { get; init; }

    /// <summary>Bits of <see cref="Condition"/>.</summary>
    [Id(3)]
    public uint Conditions { get; init; }

    /// <summary>See <see cref="AgeBands"/>; null where it is not known.</summary>
    [Id(4)]
    public int? AgeBand { get; init; }

    [Id(5)]
    public int WeekendsAMonth { get; init; }

    /// <summary>See <see cref="WeekHours.Step"/>; as many as needed is the highest.</summary>
    [Id(6)]
    public int HoursStep { get; init; }

    [Id(7)]
    public ImmutableArray<DateRange> BlockedOut { get; init; } = [];

    /// <summary>See <see cref="KinTag"/>.</summary>
    [Id(8)]
    public ImmutableArray<string> KinTags { get; init; } = [];

    /// <summary>The day of the last offer; null where there was none.</summary>
    [Id(9)]
    public DateOnly? LastAsked { get; init; }

    /// <summary>Null for as many as needed; and in rows stored before hours were counted.</summary>
    [Id(10)]
    public int? HoursAWeek { get; init; }

    /// <summary>Checks whose purpose not every need accepts.</summary>
    [Id(11)]
    public ImmutableArray<PurposeMade> PurposesMade { get; init; } = [];
}
