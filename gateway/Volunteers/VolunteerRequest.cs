using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Volunteers;

namespace Matching.Gateway.Volunteers;

/// <summary>A volunteer as the home municipality writes it: the whole profile, every time.</summary>
internal sealed record VolunteerRequest
{
    private const int MinBirthYear = 1900, MaxBirthYear = 2100, MaxWeekends = 4;

    [Required]
    public PersonDto? Person { get; init; }

    /// <summary>Default individual.</summary>
    public VolunteerKind? Kind { get; init; }

    /// <summary>As the volunteer states it; default any: nothing is stated.</summary>
    public Gender? Gender { get; init; }

    [Required]
    public PlaceDto? Home { get; init; }

    /// <summary>Kilometres.</summary>
    [Required, Range(0, Limits.TravelKm)]
    public int? MaxTravelKm { get; init; }

    /// <summary>Assignment types the volunteer offers.</summary>
    [Required]
    public IReadOnlyList<AssignmentType>? Types { get; init; }

    /// <summary>ISO 639 codes and sign.</summary>
    public IReadOnlyList<string?>? Languages { get; init; }

    public IReadOnlyList<string?>? Interests { get; init; }

    public IReadOnlyList<string?>? Qualifications { get; init; }

    [MaxLength(Limits.ChecksPerVolunteer)]
    public IReadOnlyList<CheckDto?>? Checks { get; init; }

    /// <summary>Blocks of four hours that suit, like mon-16.</summary>
    public IReadOnlyList<string?>? WeekSlots { get; init; }

    /// <summary>Assignments done before; default 0.</summary>
    [Range(0, Limits.Experience)]
    public int? Experience { get; init; }

    /// <summary>The most placements at once, over all types and municipalities.</summary>
    [Required, Range(0, Limits.Capacity)]
    public int? Capacity { get; init; }

    /// <summary>Lower bounds for single types.</summary>
    public IReadOnlyDictionary<AssignmentType, int>? CapacityByType { get; init; }

    /// <summary>Placements that run outside this service; they count against the capacity, and in a home for children as placed children. Default 0.</summary>
    [Range(0, Limits.Capacity)]
    public int? Ongoing { get; init; }

    /// <summary>No placement starts before this day.</summary>
    public DateOnly? PausedUntil { get; init; }

    /// <summary>The volunteer agrees to be proposed in other municipalities. Default false.</summary>
    public bool? SharedOutsideHome { get; init; }

    /// <summary>Who answers for an association or community; leave out for an individual.</summary>
    public PersonDto? Contact { get; init; }

    /// <summary>The people of an association or community who meet clients.</summary>
    [MaxLength(Limits.CollectiveMembers)]
    public IReadOnlyList<MemberDto?>? Members { get; init; }

    /// <summary>Assessments by type; a type without one begins with screening, and nobody is proposed before it is approved.</summary>
    public IReadOnlyList<ApprovalDto?>? Approvals { get; init; }

    /// <summary>Leave out where nothing is known: then no condition of a need is met.</summary>
    public HouseholdDto? Household { get; init; }

    /// <summary>Others learn an age band only.</summary>
    [Range(MinBirthYear, MaxBirthYear)]
    public int? BirthYear { get; init; }

    /// <summary>Days on which no placement starts, and which no placement with an end may touch.</summary>
    [MaxLength(Limits.BlockOuts)]
    public IReadOnlyList<DateRangeDto?>? BlockedOut { get; init; }

    /// <summary>Weekends a month, Friday to Sunday, 2.5 days each; default 0.</summary>
    [Range(0, MaxWeekends)]
    public int? WeekendsAMonth { get; init; }

    /// <summary>The most hours a week: 2, 4, 8, 12, 20 or 40; leave out for as many as needed.</summary>
    public int? HoursAWeek { get; init; }

    /// <summary>Types for which the authority allows more than the law's cap.</summary>
    public IReadOnlyList<AssignmentType>? Dispensations { get; init; }

    /// <summary>Keyed hashes of relatives, 64 lower-case hexadecimal digits each.</summary>
    [MaxLength(Limits.KinTags)]
    public IReadOnlyList<string?>? KinTags { get; init; }

    /// <summary>Nothing about the volunteer leaves the municipality. Default false.</summary>
    public bool? ProtectedIdentity { get; init; }

    public VolunteerProfile ToProfile(Faults faults) => new(
        PersonDto.ToPerson(Person, faults),
        Kind ?? VolunteerKind.Individual,
        Gender ?? Contracts.Values.Gender.Any,
        faults.Place("home", Home),
        faults.Number("maxTravelKm", MaxTravelKm, 0, Limits.TravelKm),
        faults.Enums("types", Types, required: true),
        faults.Codes("languages", Languages, Vocabulary.Languages),
        faults.Codes("interests", Interests, Vocabulary.Interests),
        faults.Codes("qualifications", Qualifications, Vocabulary.Qualifications),
        CheckDto.ToChecks(Checks, faults),
        faults.WeekSlots("weekSlots", WeekSlots),
        faults.Number("experience", Experience ?? 0, 0, Limits.Experience),
        faults.Number("capacity", Capacity, 0, Limits.Capacity),
        Bounds(faults),
        faults.Number("ongoing", Ongoing ?? 0, 0, Limits.Capacity),
        PausedUntil,
        SharedOutsideHome ?? false)
    {
        Contact = Contact is null ? null : PersonDto.ToPerson(Contact, faults, "contact"),
        Members = [.. (Members ?? []).Select((m, i) => MemberDto.ToMember(m, faults, $"members[{i}]"))],
        Approvals = ApprovalDto.ToApprovals(Approvals, faults),
        Household = Household?.ToHousehold(faults),
        BirthYear = BirthYear is null ? null : faults.Number("birthYear", BirthYear, MinBirthYear, MaxBirthYear),
        BlockedOut = DateRangeDto.ToRanges("blockedOut", BlockedOut, faults),
        WeekendsAMonth = faults.Number("weekendsAMonth", WeekendsAMonth ?? 0, 0, MaxWeekends),
        HoursAWeek = faults.HoursAWeek("hoursAWeek", HoursAWeek),
        Dispensations = faults.Enums("dispensations", Dispensations, required: false),
        KinTags = faults.KinTags("kinTags", KinTags),
        ProtectedIdentity = ProtectedIdentity ?? false,
    };

    private ImmutableDictionary<AssignmentType, int> Bounds(Faults faults)
    {
        foreach (var (type, bound) in CapacityByType ?? ImmutableDictionary<AssignmentType, int>.Empty)
            faults.Number($"capacityByType.{EnumNames<AssignmentType>.Of(type)}", bound, 0, Limits.Capacity);
        return CapacityByType?.ToImmutableDictionary() ?? ImmutableDictionary<AssignmentType, int>.Empty;
    }
}
