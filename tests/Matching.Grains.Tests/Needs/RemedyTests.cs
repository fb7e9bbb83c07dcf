using System.Globalization;
using System.Text.RegularExpressions;
using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;
using Matching.Grains.Pool;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Needs;

/// <summary>A rejected volunteer is told in a sentence what would change it. Each sentence is taken at its word here: done as it says, the volunteer is a candidate.</summary>
public sealed class RemedyTests
{
    private static readonly string Kin = new('a', 64);

    /// <summary>What a volunteer lacks, and what is done on reading the sentence: to the volunteer, or to the need.</summary>
    private static readonly Dictionary<string, Story> Stories = new()
    {
        ["type"] = new(RejectionReasons.AssignmentType)
        {
            Lacks = (p, _) => p with { Types = [AssignmentType.ContactPerson], Approvals = [new(AssignmentType.ContactPerson, ApprovalStage.References, new(2026, 1, 5))] },
            Cures = (p, said) => p with { Approvals = [new(Enum.Parse<AssignmentType>(Said(said, @"^Approval for (\w+)\.$")), ApprovalStage.Approved, new(2026, 1, 5))] },
        },
        ["languages"] = new(RejectionReasons.Language)
        {
            Asks = w => w with { LanguagesRequired = ["sv", "ar", "so"] },
            Cures = (p, said) => p with { Languages = [.. p.Languages, .. Said(said, @"^Speaking (.+)\.$").Split(", ")] },
        },
        ["qualifications"] = new(RejectionReasons.Qualification)
        {
            Asks = w => w with { QualificationsRequired = ["first-aid"] },
            Cures = (p, said) => p with { Qualifications = [.. Said(said, @"^Having (.+)\.$").Split(", ")] },
        },
        ["check"] = new(RejectionReasons.Check)
        {
            Lacks = (p, _) => p with { Checks = [] },
            Cures = (p, said) => p with { Checks = [new(Enum.Parse<CheckKind>(Said(said, @"^For a start on [\d-]+: a (\w+)")), new(2026, 1, 1))] },
        },
        ["members' checks"] = new(RejectionReasons.Check)
        {
            Lacks = (p, _) => p with { Kind = VolunteerKind.Community, Contact = p.Person, Members = [p.Person with { Number = 1 }, p.Person with { Number = 2 }], Checks = [.. p.Checks, p.Checks[0] with { Member = 1 }] },
            Cures = (p, said) => With(p, said, @"a (\w+)() of members? \d", Numbers(said)),
        },
        ["organisation's check"] = new(RejectionReasons.Check)
        {
            Lacks = (p, _) => p with { Kind = VolunteerKind.Association, Contact = p.Person, Members = [p.Person], Checks = [] },
            Cures = (p, said) => With(p, said, @"a (\w+)() of the organisation itself", null),
        },
        ["household's checks"] = new(RejectionReasons.Check)
        {
            Asks = w => w with { Type = AssignmentType.EmergencyHome, ForChild = true },
            Lacks = (p, _) => Home(p, CheckPurpose.FosterHome, Alone with { OtherAdults = [new(1), new(2)] }),
            Cures = (p, said) => With(p, said, @"a (\w+) for (\w+) of every other adult in the household", 1, 2),
        },
        ["checks for another purpose"] = new(RejectionReasons.Check)
        {
            Asks = w => w with { Type = AssignmentType.EmergencyHome, ForChild = true },
            Lacks = (p, _) => Home(p, CheckPurpose.School, Alone),
            Cures = (p, said) => With(p, said, @"a (\w+) for (\w+)", null),
        },
        ["gender"] = new(RejectionReasons.Gender)
        {
            Asks = w => w with { Gender = Gender.Male },
            Gives = (w, said) => w with { Gender = Said(said, @"^The need accepting another gender than (\w+)\.$") == "Male" ? Gender.Any : w.Gender },
        },
        ["capacity"] = new(RejectionReasons.Capacity)
        {
            Lacks = (p, _) => p with { Capacity = 1, Ongoing = 1 },
            Cures = (p, said) => p with { Capacity = p.Capacity + Number(said, @"^(\d+) more free places? on the days of the placement\.$") },
        },
        ["room for siblings"] = new(RejectionReasons.Capacity)
        {
            Asks = w => w with { Count = 3, Siblings = SiblingRule.Together },
            Lacks = (p, _) => p with { Capacity = 1 },
            Cures = (p, said) => p with { Capacity = p.Capacity + Number(said, @"^(\d+) more free places on the days of the placement\.$") },
        },
        ["capacity for the type"] = new(RejectionReasons.Capacity)
        {
            Lacks = (p, _) => p with { CapacityByType = p.CapacityByType.Add(AssignmentType.ContactPerson, 0) },
            Cures = (p, said) => p with { CapacityByType = p.CapacityByType.SetItem(Enum.Parse<AssignmentType>(Said(said, @"^A free place for (\w+) on the days of the placement\.$")), 1) },
        },
        ["capacity and type"] = new(RejectionReasons.Capacity)
        {
            Lacks = (p, _) => p with { Capacity = 1, Ongoing = 1, CapacityByType = p.CapacityByType.Add(AssignmentType.ContactPerson, 0) },
            Cures = (p, said) => p with
            {
                Capacity = p.Capacity + Number(said, @"^(\d+) more free places? on the days of the placement\."),
                CapacityByType = p.CapacityByType.SetItem(Enum.Parse<AssignmentType>(Said(said, @" A free place for (\w+) on the days of the placement\.$")), 1),
            },
        },
        ["room for siblings, and of the type"] = new(RejectionReasons.Capacity)
        {
            Asks = w => w with { Count = 3, Siblings = SiblingRule.Together },
            Lacks = (p, _) => p with { Capacity = 1, CapacityByType = p.CapacityByType.Add(AssignmentType.ContactPerson, 1) },
            Cures = (p, said) => p with
            {
                Capacity = p.Capacity + Number(said, @"^(\d+) more free places on the days of the placement\."),
                CapacityByType = p.CapacityByType.SetItem(AssignmentType.ContactPerson, Number(said, @" (\d+) free places for ContactPerson on the days of the placement\.$")),
            },
        },
        ["travel"] = new(RejectionReasons.Distance)
        {
            Lacks = (p, _) => p with { Home = PlaceOf(Norrkoping), MaxTravelKm = 20 },
            Cures = (p, said) => p with { MaxTravelKm = p.MaxTravelKm + Kilometres(said, @"^Travelling ([\d.]+) km farther\.$") },
        },
        ["distance cap"] = new(RejectionReasons.Distance)
        {
            Asks = w => w with { MaxDistanceKm = 10 },
            Lacks = (p, _) => p with { Home = PlaceOf(Norrkoping) },
            Gives = (w, said) => w with { MaxDistanceKm = w.MaxDistanceKm + Kilometres(said, @"^The need accepting ([\d.]+) km more\.$") },
        },
        ["pause"] = new(RejectionReasons.Paused)
        {
            Lacks = (p, _) => p with { PausedUntil = new(2026, 9, 1) },
            Cures = (p, said) => p with { PausedUntil = Day(said, @"^A pause that ends by ([\d-]+)\.$") },
        },
        ["mode"] = new(RejectionReasons.Mode)
        {
            Asks = w => w with { Modes = [FulfilmentMode.Group] },
            Gives = (w, said) => Said(said, "^(The need accepting another mode of fulfilment)\\.$") is { Length: > 0 } ? w with { Modes = [FulfilmentMode.Group, FulfilmentMode.Person] } : w,
        },
        ["condition"] = new(RejectionReasons.Condition)
        {
            Asks = w => w with { Conditions = [Condition.SmokeFree, Condition.Car, Condition.DrivingLicence] },
            Lacks = (p, _) => p with { Household = Alone with { Smoking = true, DrivingLicence = true } },
            Cures = (p, said) => Said(said, @"^Meeting (.+)\.$").Split(", ").Aggregate(p, (v, condition) => v with
            {
                Household = Enum.Parse<Condition>(condition) switch
                {
                    Condition.SmokeFree => v.Household! with { Smoking = false },
                    Condition.Car => v.Household! with { Car = true },
                    _ => v.Household,
                },
            }),
        },
        ["weekends and hours"] = new(RejectionReasons.Pattern)
        {
            Asks = w => w with { WeekendsAMonth = 3, HoursAWeek = 8 },
            Lacks = (p, _) => p with { WeekendsAMonth = 1, HoursAWeek = 2 },
            Cures = (p, said) => p with { WeekendsAMonth = p.WeekendsAMonth + Number(said, @"^(\d+) more weekends a month that no other placement takes\."), HoursAWeek = Number(said, @"(\d+) hours a week that no other placement takes\.$") },
        },
        ["weekly slots"] = new(RejectionReasons.WeekSlots)
        {
            Asks = w => w with { WeekSlotsRequired = ["wed-16"] },
            Lacks = (p, _) => p with { WeekSlots = ["mon-16"] },
            Cures = (p, said) => p with { WeekSlots = [.. p.WeekSlots, Said(said, "^(\\S+) given and not taken by another placement\\.$")] },
        },
        ["block-out"] = new(RejectionReasons.BlockedOut)
        {
            Lacks = (p, start) => p with { BlockedOut = [new(start.AddDays(-3), start.AddDays(9))] },
            Gives = (w, said) => Said(said, "^(A start or end outside the days that the volunteer blocked out)\\.$") is { Length: > 0 } ? w with { Start = w.Start.AddDays(9) } : w,
        },
        ["decline"] = new(RejectionReasons.Excluded)
        {
            Declines = true,
            Gives = (w, said) => Said(said, "^(A changed need, where the volunteer declined it);") is { Length: > 0 } ? w with { Interests = [] } : w,
        },
    };

    public static TheoryData<string> Names => [.. Stories.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Remedy_TakenAtItsWord_MakesTheVolunteerACandidate(string name)
    {
        var story = Stories[name];
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var wish = story.Asks(Requirements(Linkoping));
        var profile = story.Lacks(Volunteer(Linkoping), wish.Start);
        var volunteer = await network.HasVolunteer(Linkoping, _ => profile);
        var need = await network.HasNeed(Linkoping, _ => wish);
        if (story.Declines)
            (await network.Need(need).Decline((await network.Offer(need, volunteer)).Must().Id, OfferReason.Time)).Must();
        Assert.Empty(await network.Candidates(need));
        var rejection = Assert.Single(await network.Rejections(need));
        Assert.Equal(story.Reason, rejection.Reasons);
        var said = Assert.Single(rejection.Remedies);
        Assert.DoesNotContain(profile.Person.Name, said, StringComparison.Ordinal);

        if (story.Cures is { } cures)
            (await network.Volunteer(volunteer).Register(cures(profile, said), null)).Must();
        if (story.Gives is { } gives)
            (await network.Need(need).Open(gives(wish, said), Case(), null)).Must();
        Assert.Equal([volunteer], await network.Candidates(need));
        (await network.Offer(need, volunteer)).Must();
    }

    /// <summary>Norway: what an earlier placement used up is made anew, by whom the sentence says.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Remedy_OfAUsedCheck_TakenAtItsWord_MakesTheVolunteerACandidate(bool members)
    {
        const string Bergen = "no-4601";
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Bergen);
        int?[] people = members ? [1, 2] : [null];
        var profile = Volunteer(Bergen) with { Types = [AssignmentType.ContactPerson], Capacity = 3 };
        profile = profile with
        {
            Kind = members ? VolunteerKind.Community : VolunteerKind.Individual,
            Contact = members ? profile.Person : null,
            Members = members ? [profile.Person with { Number = 1 }, profile.Person with { Number = 2 }] : [],
            Checks = [.. from kind in new[] { CheckKind.CriminalRecord, CheckKind.ChildProtection } from person in people select new BackgroundCheck(kind, new(2025, 12, 1)) { Member = person }],
        };
        var volunteer = await network.HasVolunteer(Bergen, _ => profile);
        await network.Place(await network.HasNeed(Bergen, w => w with { ForChild = true }), volunteer);
        silo.Pass(TimeSpan.FromDays(2));
        var need = await network.HasNeed(Bergen, w => w with { ForChild = true, WeekSlots = ["wed-16"] });
        var rejection = Assert.Single(await network.Rejections(need));
        Assert.Equal(RejectionReasons.Check, rejection.Reasons);
        var said = Assert.Single(rejection.Remedies);
        Assert.Equal(members ? [1, 2] : [], Numbers(said));
        (await network.Volunteer(volunteer).Register(With(profile, said, members ? @"a (\w+)() of members 1 and 2 made after" : @"a (\w+)() made after", silo.Today, people), null)).Must();
        Assert.Equal([volunteer], await network.Candidates(need));
        (await network.Offer(need, volunteer)).Must();
    }

    /// <summary>Kinship is nobody's to change: the sentence promises nothing, whatever else is true of the volunteer.</summary>
    [Fact]
    public async Task Remedy_OfKin_PromisesNothing_WhileAConflictOfInterestEndsWithTheCase()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var kin = await network.HasVolunteer(Linkoping, p => p with { KinTags = [Kin] });
        var biased = await network.HasVolunteer(Linkoping);
        var need = new NeedRef(Linkoping, network.NewId());
        (await network.Need(need).Open(Requirements(Linkoping), Case() with { KinTags = [Kin], Conflicts = [biased] }, null)).Must();
        var said = (await network.Rejections(need)).ToDictionary(r => r.Volunteer, r => Assert.Single(r.Remedies));
        Assert.Equal("Nothing that the volunteer could change: kin of the client are excluded.", said[kin]);
        Assert.Contains("a case that no longer names a conflict of interest", said[biased], StringComparison.Ordinal);

        (await network.Need(need).Open(Requirements(Linkoping), Case() with { KinTags = [Kin] }, null)).Must();
        Assert.Equal([biased], await network.Candidates(need));
        (await network.Need(need).Open(Requirements(Linkoping) with { Interests = [] }, Case() with { KinTags = [Kin] }, null)).Must();
        Assert.Equal(kin, Assert.Single(await network.Rejections(need)).Volunteer);
    }

    [Fact]
    public async Task Remedy_OfWhoHasAnOfferOut_IsTheEndOfTheOffer()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping);
        var need = await network.HasNeed(Linkoping);
        var offer = (await network.Offer(need, volunteer)).Must();
        Assert.Contains("the end of the offer", Assert.Single(Assert.Single(await network.Rejections(need)).Remedies), StringComparison.Ordinal);
        (await network.Need(need).Withdraw(offer.Id, OfferReason.Unspecified)).Must();
        Assert.Equal([volunteer], await network.Candidates(need));
    }

    /// <summary>Every reason of the core has its sentence; agreement and consent stand between municipalities, where no sentence is shown, and are said here.</summary>
    [Fact]
    public async Task Remedies_OfEveryReason_AreSaid()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var need = await network.HasNeed(Norrkoping);
        var asked = (await network.Board.Open()).Single(n => n.Need == need);
        foreach (var reason in Enum.GetValues<Core.Rejection>().Where(r => r is not (Core.Rejection.None or Core.Rejection.Absent)))
            Assert.NotEmpty(Assert.Single(Reasons.Remedies(new(1, 1, reason, default, new Core.RejectionGap { MissingLanguages = 1, MissingCertificates = 1, MissingConditions = 1, WeekendsMissing = 1, RoomNeeded = 1 }), asked, FulfilmentMode.Person)));
        Assert.Equal("A live sharing agreement for ContactPerson on 2026-02-01.", Only(Core.Rejection.Sharing));
        Assert.Equal("Consent to placements outside the home municipality.", Only(Core.Rejection.Consent));

        var volunteer = await network.HasVolunteer(Linkoping, p => p with { SharedOutsideHome = false });
        await network.Share(Linkoping, Norrkoping, change: a => a with { Types = [AssignmentType.ContactPerson], From = new(2026, 2, 1) });
        Assert.Equal(RejectionReasons.Undisclosed, Assert.Single(await network.Rejections(need)).Reasons);
        (await network.Volunteer(volunteer).Register(Volunteer(Linkoping) with { SharedOutsideHome = true }, null)).Must();
        Assert.Equal([volunteer], await network.Candidates(need));

        string Only(Core.Rejection reason) => Assert.Single(Reasons.Remedies(new(1, 1, reason, default, default), asked, FulfilmentMode.Person));
    }

    private static VolunteerProfile Home(VolunteerProfile p, CheckPurpose purpose, Household household) => p with
    {
        Types = [AssignmentType.EmergencyHome],
        Household = household,
        Checks = [.. new[] { CheckKind.CriminalRecord, CheckKind.ChildProtection }.Select(kind => new BackgroundCheck(kind, new(2025, 12, 1)) { Purpose = purpose })],
    };

    private static VolunteerProfile With(VolunteerProfile p, string said, string pattern, params int?[]? people) => With(p, said, pattern, new(2026, 1, 1), people);

    /// <summary>With the checks that the sentence names, kind and purpose, and no others.</summary>
    private static VolunteerProfile With(VolunteerProfile p, string said, string pattern, DateOnly made, int?[]? people) => p with
    {
        Checks =
        [
            .. p.Checks,
            .. from match in Regex.Matches(said, pattern, RegexOptions.None, TimeSpan.FromSeconds(1))
               from person in people ?? [null]
               select new BackgroundCheck(Enum.Parse<CheckKind>(match.Groups[1].Value), made)
               {
                   Member = person,
                   Purpose = match.Groups[2].Length > 0 ? Enum.Parse<CheckPurpose>(match.Groups[2].Value) : CheckPurpose.Unstated,
               },
        ],
    };

    /// <summary>The members whom the sentence names, by number.</summary>
    private static int?[] Numbers(string said) =>
        [.. Regex.Matches(said, @"(?<=of members? [\d and]*)\d+", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(m => (int?)int.Parse(m.Value, CultureInfo.InvariantCulture))];

    private static string Said(string remedy, string pattern) =>
        Regex.Match(remedy, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } match ? match.Groups[1].Value : throw new InvalidOperationException($"Nothing to be done is said: {remedy}");

    private static int Number(string remedy, string pattern) => int.Parse(Said(remedy, pattern), CultureInfo.InvariantCulture);

    private static int Kilometres(string remedy, string pattern) => (int)Math.Ceiling(double.Parse(Said(remedy, pattern), CultureInfo.InvariantCulture));

    private static DateOnly Day(string remedy, string pattern) => DateOnly.ParseExact(Said(remedy, pattern), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Story(RejectionReasons Reason)
    {
        public Func<NeedRequirements, NeedRequirements> Asks { get; init; } = w => w;

        /// <summary>With the day of the start.</summary>
        public Func<VolunteerProfile, DateOnly, VolunteerProfile> Lacks { get; init; } = (p, _) => p;

        public bool Declines { get; init; }

        public Func<VolunteerProfile, string, VolunteerProfile>? Cures { get; init; }

        public Func<NeedRequirements, string, NeedRequirements>? Gives { get; init; }
    }
}
