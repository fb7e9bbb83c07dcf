using System.Collections.Immutable;
using Matching.Contracts.Audit;
using Matching.Contracts.Credits;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Notices;
using Matching.Contracts.Placements;
using Matching.Contracts.Regions;
using Matching.Contracts.Rounds;
using Matching.Contracts.Values;
using Matching.Contracts.Volunteers;
using Matching.Grains.Audit;
using Matching.Grains.Credits;
using Matching.Grains.Districts;
using Matching.Grains.Drives;
using Matching.Grains.Imports;
using Matching.Grains.Methods;
using Matching.Grains.Municipalities;
using Matching.Grains.Needs;
using Matching.Grains.Notices;
using Matching.Grains.Partnerships;
using Matching.Grains.Regions;
using Matching.Grains.Rounds;
using Matching.Grains.State;
using Matching.Grains.Volunteers;

namespace Matching.Silo.Tests.States;

/// <summary>One state of each name, every member set, about invented people.</summary>
internal static class SampleStates
{
    private static readonly Guid Id = new("0198f3c2-7d4e-7a10-9b1e-5a2f6c3d4e5f");
    private static readonly NeedRef Need = new("se-0581", Id);
    private static readonly VolunteerRef Volunteer = new("se-0580", Id);
    private static readonly DateTimeOffset Time = new(2026, 1, 5, 8, 30, 15, TimeSpan.FromHours(1));
    private static readonly DateOnly Day = new(2026, 2, 1);

    private static readonly AuditDraft Draft = new(Id, Time, default, "v/se-0580/x", 1, "se-0580 coordinator", "offer") { Authority = Authority.SocialServices };
    private static readonly PairDecision Decision = new("hash", 1, "se Visitor 2026-01-01", 500, new(0, 300, 100, 0, 50, 50, 0), default);
    private static readonly Notice Notice = new(Id, "se-0580", Volunteer, default, Need, Id, AssignmentType.Visitor, Time, Time.AddDays(1));

    public static Dictionary<string, object> All { get; } = new()
    {
        [StateNames.Municipality] = new MunicipalityState
        {
            Profile = new("se-0580", "Linköping", new(5841, 1562), "Contact office", ["ostergotland"], MunicipalityPolicy.Default),
            Version = 3,
            Agreements = [new(Id, "se-0580", "se-0581", [AssignmentType.Visitor], 5, 1200, "SEK", Day, Day.AddYears(1), true, AgreementStatus.Live)],
            AgreementsVersion = 4,
            Claims = [new(Id, new(Id, Volunteer, "se-0581", AssignmentType.Visitor, Day) { Agreement = Id })],
        },
        [StateNames.Volunteer] = new VolunteerState
        {
            Profile = new(
                new("Invented Person", "person@example.org", "013-000000"), VolunteerKind.Individual, Gender.Female, new(5841, 1562), 40,
                [AssignmentType.ContactPerson, AssignmentType.Visitor], ["sv", "ar"], ["cooking"], [], [new(CheckKind.CriminalRecord, Day)],
                ["mon-16"], 3, 2, ImmutableDictionary<AssignmentType, int>.Empty.Add(AssignmentType.Visitor, 1), 1, Day, true),
            Version = 7,
            Commitments = [new(new(Id, Need, AssignmentType.Visitor, Day, Time) { End = Day.AddYears(1), Places = 2, ForChild = true, FewerWillDo = true, Agreement = Id }, CommitmentStatus.Placed, Time) { Started = Day, Until = Day.AddYears(1), Thanked = Day.AddYears(2), Decision = Decision }],
            Inputs = ImmutableDictionary<Guid, string>.Empty.Add(Id, "aW5wdXRz"),
            Contacts = [new(Day, ContactKind.Call)],
            Events = [new(Day, Contracts.Law.LifeEvent.AdultJoined)],
            RemovedChecks = [new(CheckKind.ChildProtection, Day) { Member = 1, EndedOn = Day }],
            Owed = new() { Written = 2, Entries = [Draft], Notices = [Notice] },
        },
        [StateNames.Need] = new NeedState
        {
            Requirements = new(AssignmentType.Visitor, new(5859, 1619), 1, Day, Day, ["sv"], ["ar"], [], Gender.Any, ["mon-16"], 1, ["cooking"]),
            Case = new("reference", "Contact office", 1000) { ChildAge = 9, SiblingAges = [11] },
            Status = NeedStatus.Open,
            Offers = [new(Id, Need, Volunteer, OfferStatus.Held, Time, Time.AddHours(72), null) { Decision = Decision, Places = 2, Children = [0, 1], Agreement = Id }],
            Declined = [Id],
            Version = 9,
            Ending = [new(Id, Need, Volunteer, OfferStatus.Withdrawn, Time, Time.AddHours(72), OfferReason.Time)],
            Owed = new() { Written = 1, Notices = [Notice] },
            Interrupted = Day,
            Placements =
            [
                new(Id, Need, Volunteer, AssignmentType.Visitor, Day, default)
                {
                    MeetingOn = Day, SignedByMunicipality = Day, SignedByVolunteer = Day, ClientConsent = Day, GuardianConsent = Day, Started = Day,
                    FollowUps = [new(Day, default)], FollowUpDue = Day, FollowUpNoticed = Day, Ended = Day, EndReason = default(PlacementEndReason), Thanked = Day,
                    RefusedBy = default(PlacementSide), EndNoticed = Day, Places = 2, IsInterrupted = true, ProlongedUntil = Day, Children = [0, 1], Consents = [new(1, ConsentParty.Guardian, Day)], Agreement = Id,
                },
            ],
            Lane = new(LanePolicy.Default, Time, true, [Id]),
        },
        [StateNames.Region] = new RegionState
        {
            Definition = new("ostergotland", "Östergötland", ["se-0580", "se-0581"], new(new(5841, 1562), 583), 2, ScoringWeights.Default),
            Agreements = ImmutableDictionary<string, AgreementList>.Empty,
            Rounds = [Id],
            Ended = [Id],
            Version = 2,
            Owed = new() { Written = 1, Entries = [Draft] },
        },
        [StateNames.Round] = new RoundState
        {
            Request = new(),
            Status = RoundStatus.Completed,
            Started = Time,
            Summary = new(1, 1, 1, 1, 0, 1, 500, 0, 0, true, 1, 1, 1, "hash", 0.5, 0.25),
            Proposals = [new(Need, Volunteer, 500, new(0, 300, 100, 0, 50, 50, 0))],
            Certificate = new(500, [new(Need, 500)], [new(Volunteer, 0)], [new(Volunteer, AssignmentType.Visitor, 0)]),
        },
        [StateNames.RoundInputs] = new RoundInputsState { Packed = "cGFja2Vk" },
        [StateNames.Audit] = new AuditState { Head = new("se-0580", 3, "hash"), Pages = 1, Tail = [new(2, Time, Draft, "hash")] },
        [StateNames.AuditPage] = new AuditPageState { Entries = [new(0, Time, Draft, "hash")] },
        [StateNames.Notices] = new NoticesState
        {
            Notices = [new(Notice, default, 2, Time, Time.AddHours(1), "http-503")],
            Settings = new("office@example.org", "https://example.org/hook", "secret", false) { TellContacts = true },
            Guardianship = new("guardians@example.org", null, null, true),
            Districts = [new(Authority.Guardianship, "north", new("north@example.org", null, null, true))],
            Owed = new() { Written = 1, Entries = [Draft] },
        },
        [StateNames.Districts] = new DistrictsState
        {
            Districts = [new("se-0580", new("north", "North", [new(5800, 1500, 5900, 1600)], "Contact office", [new("subject", "Contact office")]), 2)],
            Owed = new() { Written = 1, Entries = [Draft] },
        },
        [StateNames.Partnerships] = new PartnershipsState
        {
            Partnerships = [new("se-0580", new(Id, "Organisation", VolunteerKind.Individual, default, 8, Day, Day.AddYears(1), "Contact office"), [Id], 3)],
            Owed = new() { Written = 1, Entries = [Draft] },
        },
        [StateNames.Drive] = new DriveState
        {
            Drive = new(Id, "Drive", "se-0580", [AssignmentType.Visitor], Day, Day.AddYears(1), 5000, "SEK", ImmutableDictionary<string, int>.Empty.Add("se-0581", 50)),
            Joined = ["se-0581"],
            Volunteers = [Volunteer],
            Version = 4,
            Owed = new() { Written = 1, Entries = [Draft] },
        },
        [StateNames.Method] = new MethodState { Author = "se-0580", Versions = [new(1, new("Title", "text"), Time)], Results = [new(Id, "se-0581", 1, "text", Time)], Owed = new() { Written = 1, Entries = [Draft] } },
        [StateNames.Credits] = new CreditsState
        {
            Entries = ImmutableDictionary<Guid, CreditEntry>.Empty.Add(Id, new(Id, "se-0580", "se-0581", AssignmentType.Visitor, Day, Day.AddYears(1), 1200, "SEK")),
        },
        [StateNames.ExternalKeys] = new ExternalKeysState { Ids = ImmutableDictionary<string, Guid>.Empty.Add("hash", Id) },
    };
}
