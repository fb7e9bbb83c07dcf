namespace Matching.Contracts.Volunteers;

/// <summary>All that the home municipality records about a volunteer.</summary>
/// <param name="Home">A coarse cell, not an address.</param>
/// <param name="Types">Assignment types the volunteer is approved for.</param>
/// <param name="Languages">Codes of <see cref="Vocabulary.Languages"/>; likewise the next two.</param>
/// <param name="WeekSlots">When the volunteer can, see <see cref="Values.WeekSlots"/>.</param>
/// <param name="Experience">Assignments done before.</param>
/// <param name="Capacity">The most placements at once, over all types and municipalities, 0–<see cref="Limits.Capacity"/>.</param>
/// <param name="CapacityByType">A lower bound for single types; a type that is not named has the total.</param>
/// <param name="Ongoing">Placements that ran before the municipality joined; they count against the capacity.</param>
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
    bool SharedOutsideHome);
