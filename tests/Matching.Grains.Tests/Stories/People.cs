using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;

namespace Matching.Grains.Tests.Stories;

/// <summary>Ordinary people and needs that suit each other; a test changes what it is about.</summary>
internal static class People
{
    public const string Linkoping = "se-0580", Norrkoping = "se-0581", Motala = "se-0583", Soderkoping = "se-0582";

    /// <summary>A day of which the law book says nothing.</summary>
    public static DateOnly BeforeTheLaw { get; } = new(2019, 12, 15);

    public static Place PlaceOf(string municipality) => municipality switch
    {
        Norrkoping => new(5859, 1619),
        Motala => new(5854, 1504),
        Soderkoping => new(5848, 1632),
        _ => new(5841, 1562),
    };

    public static MunicipalityProfile Municipality(string code, params string[] regions) =>
        new(code, $"Municipality {code}", PlaceOf(code), "Contact office", [.. regions], MunicipalityPolicy.Default);

    /// <summary>Nobody else lives there.</summary>
    public static Household Alone { get; } = new([], ChildrenAtHome: 0, Pets: false, Smoking: false, AllergicToAnimals: false, AllergicToSmoke: false, Accessible: false, Car: false, DrivingLicence: false);

    /// <summary>Contact person and visitor, to be <see cref="Approved"/> first, one evening a week, two places, shared with the neighbours.</summary>
    public static VolunteerProfile Volunteer(string home) => new(
        new("Invented Person", "person@example.org", "013-000000"),
        VolunteerKind.Individual,
        Gender.Female,
        PlaceOf(home),
        MaxTravelKm: 100,
        [AssignmentType.ContactPerson, AssignmentType.Visitor],
        ["sv"],
        ["cooking"],
        [],
        [new(CheckKind.CriminalRecord, new(2025, 12, 1))],
        ["mon-16", "wed-16"],
        Experience: 3,
        Capacity: 2,
        ImmutableDictionary<AssignmentType, int>.Empty,
        Ongoing: 0,
        PausedUntil: null,
        SharedOutsideHome: true);

    /// <summary>Assessed to the end for every type of which the profile says nothing; homes before the law asked for checks before the decision, so that each test says what its people lack.</summary>
    public static VolunteerProfile Approved(this VolunteerProfile profile) => profile with
    {
        Approvals = [.. profile.Approvals, .. profile.Types.Except(profile.Approvals.Select(a => a.Type)).Select(type => new TypeApproval(type, ApprovalStage.Approved, type is AssignmentType.FosterHome or AssignmentType.EmergencyHome ? BeforeTheLaw : new(2025, 12, 15)))],
    };

    public static NeedRequirements Requirements(string municipality) => new(
        AssignmentType.ContactPerson,
        PlaceOf(municipality),
        Count: 1,
        Start: new(2026, 2, 1),
        DecisionDate: new(2025, 12, 15),
        ["sv"],
        [],
        [],
        Gender.Any,
        ["mon-16"],
        SlotsNeeded: 1,
        ["cooking"]);

    public static NeedCase Case() => new("2026-17", "Case office", 3_000);

    public static SharingAgreement Agreement(Guid id, string home, string receiving, int quota = 10) => new(
        id, home, receiving, [.. Enum.GetValues<AssignmentType>()], quota, 250, "SEK", new(2026, 1, 1), new(2027, 1, 1), HomeFirst: false, AgreementStatus.Proposed);
}
