namespace Matching.Contracts.Volunteers;

/// <summary>All that the home municipality records about a volunteer.</summary>
/// <param name="Home">A coarse cell, not an address.</param>
/// <param name="Types">Assignment types the volunteer offers; placed only in those approved, see <see cref="Approvals"/>.</param>
/// <param name="Languages">Codes of <see cref="Vocabulary.Languages"/>; likewise the next two.</param>
/// <param name="WeekSlots">When the volunteer can, see <see cref="Values.WeekSlots"/>.</param>
/// <param name="Experience">Assignments done before.</param>
/// <param name="Capacity">The most placements at once, over all types and municipalities, 0–<see cref="Limits.Capacity"/>.</param>
/// <param name="CapacityByType">A lower bound for single types; a type that is not named has the total.</param>
/// <param name="Ongoing">Placements that ran before the municipality joined; they count against the capacity, and in a home for children as placed children.</param>
/// <param name="PausedUntil">No placement starts before this day.</param>
/// <param name="SharedOutsideHome">The volunteer agrees to be proposed in other municipalities.</param>
[GenerateSerializer, Immutable, Alias("matching.volunteer-profile")]
public sealed record VolunteerProfile(
    PersonDetails Person,
    VolunteerKind Kind,
    Gender Gender,
    Place Home,
    int MaxTravelKm,
    ImmutableArray<AssignmentType> Types,
    ImmutableArray<string> Languages,
    ImmutableArray<string> Interests,
    ImmutableArray<string> Qualifications,
    ImmutableArray<BackgroundCheck> Checks,
    ImmutableArray<string> WeekSlots,
    int Experience,
    int Capacity,
    ImmutableDictionary<AssignmentType, int> CapacityByType,
    int Ongoing,
    DateOnly? PausedUntil,
    bool SharedOutsideHome)
{
    /// <summary>Who answers for an association or community; null for an individual.</summary>
    [Id(0)]
    public PersonDetails? Contact { get; init; }

    /// <summary>The people of an association or community who take part, at most <see cref="Limits.CollectiveMembers"/>. Where none has a number, the checks are the organisation's, which answers for its people.</summary>
    [Id(1)]
    public ImmutableArray<PersonDetails> Members { get; init; } = [];

    /// <summary>Assessments by type. An entry that is left out stays as it is recorded, and where none is the type begins with its first stage (<see cref="Assessments.WithStages"/>). Only in profiles from before stages were kept a type without an entry is approved.</summary>
    [Id(2)]
    public ImmutableArray<TypeApproval> Approvals { get; init; } = [];

    /// <summary>Null where nothing is known: then no <see cref="Condition"/> is met.</summary>
    [Id(3)]
    public Household? Household { get; init; }

    /// <summary>Null where it is not known; the pool gets an age band (<see cref="AgeBands"/>).</summary>
    [Id(4)]
    public int? BirthYear { get; init; }

    /// <summary>Days on which no placement starts, and which no placement with an end may touch.</summary>
    [Id(5)]
    public ImmutableArray<DateRange> BlockedOut { get; init; } = [];

    /// <summary>Weekends a month the volunteer offers, 0–4. A weekend is Friday to Sunday and counts as 2.5 days.</summary>
    [Id(6)]
    public int WeekendsAMonth { get; init; }

    /// <summary>The most hours a week, one of <see cref="WeekHours.Steps"/>; null for as many as needed.</summary>
    [Id(7)]
    public int? HoursAWeek { get; init; }

    /// <summary>Types for which the authority allows more than the law's cap.</summary>
    [Id(8)]
    public ImmutableArray<AssignmentType> Dispensations { get; init; } = [];

    /// <summary>Keyed hashes of the people the volunteer is related to, see <see cref="KinTag"/>.</summary>
    [Id(9)]
    public ImmutableArray<string> KinTags { get; init; } = [];

    /// <summary>Nothing about the volunteer leaves the home municipality: no pool row, no proposal, no reservation from outside.</summary>
    [Id(10)]
    public bool ProtectedIdentity { get; init; }

    /// <summary>Keeps a person's facts out of logs and exception texts that print whole records.</summary>
    public override string ToString() => "(volunteer)";
}
