using Matching.Contracts.Volunteers;

namespace Matching.Gateway.Volunteers;

/// <summary>A volunteer as the home municipality sees them.</summary>
internal sealed record VolunteerResponse
{
    public required Guid Id { get; init; }

    /// <summary>How offers and candidate lists name the volunteer: municipality/id.</summary>
    public required string Reference { get; init; }

    public required long Version { get; init; }

    public required PersonDto Person { get; init; }

    public required VolunteerKind Kind { get; init; }

    public required Gender Gender { get; init; }

    public required PlaceDto Home { get; init; }

    public required int MaxTravelKm { get; init; }

    public required IReadOnlyList<AssignmentType> Types { get; init; }

    public required IReadOnlyList<string> Languages { get; init; }

    public required IReadOnlyList<string> Interests { get; init; }

    public required IReadOnlyList<string> Qualifications { get; init; }

    public required IReadOnlyList<CheckResponse> Checks { get; init; }

    public required IReadOnlyList<string> WeekSlots { get; init; }

    public required int Experience { get; init; }

    public required int Capacity { get; init; }

    public required IReadOnlyDictionary<AssignmentType, int> CapacityByType { get; init; }

    public required int Ongoing { get; init; }

    public required DateOnly? PausedUntil { get; init; }

    public required bool SharedOutsideHome { get; init; }

    public required PersonDto? Contact { get; init; }

    public required IReadOnlyList<MemberDto> Members { get; init; }

    public required IReadOnlyList<ApprovalDto> Approvals { get; init; }

    public required HouseholdDto? Household { get; init; }

    public required int? BirthYear { get; init; }

    public required IReadOnlyList<DateRangeDto> BlockedOut { get; init; }

    public required int WeekendsAMonth { get; init; }

    public required int? HoursAWeek { get; init; }

    public required IReadOnlyList<AssignmentType> Dispensations { get; init; }

    public required IReadOnlyList<string> KinTags { get; init; }

    public required bool ProtectedIdentity { get; init; }

    /// <summary>Places that are free now: capacity less placements and live holds.</summary>
    public required int Free { get; init; }

    /// <summary>The day of the last offer, whatever became of it; null where there was none.</summary>
    public required DateOnly? LastAsked { get; init; }

    /// <summary>When the municipality called, wrote, came or thanked, by day, the latest last.</summary>
    public required IReadOnlyList<ContactDto> Contacts { get; init; }

    /// <summary>Events entered by hand that can end checks, by day, the latest last.</summary>
    public required IReadOnlyList<EventResponse> Events { get; init; }

    public required IReadOnlyList<CommitmentDto> Commitments { get; init; }

    public static VolunteerResponse From(VolunteerView view) => new()
    {
        Id = view.Volunteer.Id,
        Reference = view.Volunteer.ToString(),
        Version = view.Version,
        Person = PersonDto.From(view.Profile.Person),
        Kind = view.Profile.Kind,
        Gender = view.Profile.Gender,
        Home = PlaceDto.From(view.Profile.Home),
        MaxTravelKm = view.Profile.MaxTravelKm,
        Types = view.Profile.Types,
        Languages = view.Profile.Languages,
        Interests = view.Profile.Interests,
        Qualifications = view.Profile.Qualifications,
        Checks = [.. view.Profile.Checks.Select(CheckResponse.From)],
        WeekSlots = view.Profile.WeekSlots,
        Experience = view.Profile.Experience,
        Capacity = view.Profile.Capacity,
        CapacityByType = view.Profile.CapacityByType,
        Ongoing = view.Profile.Ongoing,
        PausedUntil = view.Profile.PausedUntil,
        SharedOutsideHome = view.Profile.SharedOutsideHome,
        Contact = view.Profile.Contact is { } contact ? PersonDto.From(contact) : null,
        Members = [.. view.Profile.Members.Select(MemberDto.From)],
        Approvals = [.. view.Profile.Approvals.Select(ApprovalDto.From)],
        Household = HouseholdDto.From(view.Profile.Household),
        BirthYear = view.Profile.BirthYear,
        BlockedOut = [.. view.Profile.BlockedOut.Select(DateRangeDto.Of)],
        WeekendsAMonth = view.Profile.WeekendsAMonth,
        HoursAWeek = view.Profile.HoursAWeek,
        Dispensations = view.Profile.Dispensations,
        KinTags = view.Profile.KinTags,
        ProtectedIdentity = view.Profile.ProtectedIdentity,
        Free = view.Free,
        LastAsked = view.LastAsked,
        Contacts = [.. view.Contacts.Select(ContactDto.From)],
        Events = [.. view.Events.Select(EventResponse.From)],
        Commitments = [.. view.Commitments.Select(CommitmentDto.From)],
    };
}
