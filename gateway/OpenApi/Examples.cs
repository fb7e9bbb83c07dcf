using Matching.Contracts.Needs;
using Matching.Contracts.Partnerships;
using Matching.Contracts.Placements;
using Matching.Contracts.Reports;
using Matching.Gateway.Agreements;
using Matching.Gateway.Districts;
using Matching.Gateway.Drives;
using Matching.Gateway.Methods;
using Matching.Gateway.Municipalities;
using Matching.Gateway.Needs;
using Matching.Gateway.Notices;
using Matching.Gateway.Offers;
using Matching.Gateway.Partnerships;
using Matching.Gateway.Placements;
using Matching.Gateway.Regions;
using Matching.Gateway.Reports;
using Matching.Gateway.Rounds;
using Matching.Gateway.Volunteers;

namespace Matching.Gateway.OpenApi;

/// <summary>One valid example of each request. Everybody in them is invented.</summary>
internal static class Examples
{
    private static readonly PlaceDto Linkoping = new() { Latitude = 58.41, Longitude = 15.62 };

    private static readonly Dictionary<Type, object> ByType = new object[]
    {
        new VolunteerRequest
        {
            Person = new() { Name = "Anna Exempel", Email = "anna@example.org", Phone = "+46 70 000 00 00" },
            Kind = VolunteerKind.Individual,
            Gender = Gender.Female,
            Home = Linkoping,
            MaxTravelKm = 25,
            Types = [AssignmentType.ContactPerson, AssignmentType.Visitor],
            Languages = ["sv", "ar"],
            Interests = ["cooking", "football"],
            Qualifications = ["first-aid"],
            Checks = [new() { Kind = CheckKind.CriminalRecord, Date = new(2026, 3, 1) }],
            WeekSlots = ["mon-16", "sat-08"],
            Experience = 2,
            Capacity = 2,
            CapacityByType = new Dictionary<AssignmentType, int> { [AssignmentType.ContactPerson] = 1 },
            Ongoing = 0,
            SharedOutsideHome = true,
        },
        new NeedRequest
        {
            Type = AssignmentType.ContactPerson,
            Place = Linkoping,
            Count = 1,
            Start = new(2026, 10, 1),
            DecisionDate = new(2026, 8, 15),
            LanguagesRequired = ["sv"],
            LanguagesPreferred = ["ar"],
            QualificationsRequired = [],
            Gender = Gender.Any,
            WeekSlots = ["mon-16", "wed-16"],
            SlotsNeeded = 1,
            Interests = ["football"],
            Case = new() { ClientReference = "2026-1234", ContactPoint = "Contact services, Linköping", MonthlyCost = 2_100 },
        },
        new OfferRequestDto { Volunteer = "se-0581/0198f3c2-7d4e-7a10-9b1e-5a2f6c3d4e5f" },
        new OfferEndRequest { Reason = OfferReason.Distance },
        new LaneRequest { Offers = 3, InParallel = true, Minutes = 30 },
        new DayRequest { On = new(2026, 10, 1) },
        new RefusalRequest { On = new(2026, 10, 1), Side = PlacementSide.Client, Reason = OfferReason.NotRightFit },
        new SignatureRequest { On = new(2026, 10, 1), Side = PlacementSide.Volunteer },
        new ConsentRequest { On = new(2026, 10, 1), Party = ConsentParty.Guardian },
        new FollowUpRequest { On = new(2027, 3, 1), Result = FollowUpResult.GoesWell },
        new ProlongRequest { On = new(2027, 6, 1), Until = new(2027, 12, 1) },
        new EndRequest { On = new(2027, 9, 1), Reason = PlacementEndReason.GoalReached },
        new NoticeSettingsRequest { Email = "volunteers@example.org", TellVolunteers = true },
        new AgreementRequest
        {
            Receiving = "se-0581",
            Types = [AssignmentType.ContactPerson],
            Quota = 25,
            MonthlyPrice = 300,
            Currency = "SEK",
            From = new(2026, 1, 1),
            To = new(2027, 1, 1),
            HomeFirst = true,
        },
        new DistrictRequest
        {
            Name = "Innerstaden",
            Areas = [new() { South = 58.38, West = 15.56, North = 58.44, East = 15.68 }],
            ContactPoint = "Contact services, Innerstaden",
            Coordinators = [new() { Subject = "3f6d2c", ContactPoint = "Contact services, Innerstaden" }],
        },
        new PartnershipRequest
        {
            Organisation = "Invented Visitors",
            Kind = VolunteerKind.Humanitarian,
            Involvement = Involvement.PartnershipAgreement,
            StaffHoursPerWeek = 8,
            From = new(2026, 1, 1),
            To = new(2028, 1, 1),
            ContactPoint = "Volunteer office",
        },
        new DriveRequest
        {
            Title = "Autumn drive",
            Types = [AssignmentType.ContactPerson],
            From = new(2026, 9, 1),
            To = new(2026, 12, 1),
            Cost = 120_000,
            Currency = "SEK",
            CostShares = new Dictionary<string, int> { ["se-0580"] = 60, ["se-0581"] = 40 },
        },
        new MethodRequest
        {
            Title = "Working groups across sectors",
            Text = "Seven to twelve people from relatives, care and associations meet every third week.",
            Group = new() { Name = "Group for young carers", Size = 9, Sectors = ["relatives", "care", "schools"] },
        },
        new MethodResultRequest { Version = 1, Text = "Two groups ran for a year; both go on." },
        new DelayRequest { Reason = DelayReason.NoVolunteer },
        new RoundRequestDto { CandidatesPerNeed = 20, Seed = 1 },
        new MunicipalityRequest { Name = "Linköping", Seat = Linkoping, ContactPoint = "Contact services", Regions = ["ostergotland"], OfferHoldHours = 72 },
        new RegionRequest { Title = "Östergötland", Members = ["se-0580", "se-0581"], Centre = Linkoping, PoolShards = 1 },
    }.ToDictionary(e => e.GetType());

    public static object? Of(Type type) => ByType.GetValueOrDefault(type);

    public static IEnumerable<object> All => ByType.Values;
}
