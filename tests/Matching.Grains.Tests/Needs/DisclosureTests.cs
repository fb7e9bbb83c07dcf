using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Needs;

/// <summary>Personal circumstances are secret between municipalities.</summary>
public sealed class DisclosureTests
{
    private const RejectionReasons Personal = RejectionReasons.Language | RejectionReasons.Qualification | RejectionReasons.Check
        | RejectionReasons.Gender | RejectionReasons.Paused | RejectionReasons.Consent | RejectionReasons.Excluded;

    [Fact]
    public async Task Rejections_OfAForeignVolunteer_FoldPersonalReasons_AndGiveNoRemedy()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 2, Linkoping, Norrkoping);
        foreach (var home in new[] { Linkoping, Norrkoping })
        {
            await network.HasVolunteer(home, p => p with
            {
                Languages = [],
                Checks = [],
                Gender = Gender.Male,
                PausedUntil = new(2027, 1, 1),
                SharedOutsideHome = false,
                Capacity = 0,
            });
        }

        var need = await network.HasNeed(Norrkoping, r => r with { QualificationsRequired = ["first-aid"], Gender = Gender.Female });
        var rejections = await network.Rejections(need);

        var own = Assert.Single(rejections, r => r.Volunteer.Municipality == Norrkoping);
        Assert.Equal((Personal & ~(RejectionReasons.Consent | RejectionReasons.Excluded)) | RejectionReasons.Capacity, own.Reasons);
        Assert.Equal(6, own.Remedies.Length);
        var foreign = Assert.Single(rejections, r => r.Volunteer.Municipality == Linkoping);
        Assert.Equal(
            RejectionReasons.Agreement | RejectionReasons.Capacity | RejectionReasons.Approval | RejectionReasons.Time | RejectionReasons.Undisclosed, foreign.Reasons);
        Assert.Empty(foreign.Remedies);
    }

    public static TheoryData<RejectionReasons, RejectionReasons> OneFlaw => new()
    {
        { RejectionReasons.Language, RejectionReasons.Undisclosed },
        { RejectionReasons.Gender, RejectionReasons.Undisclosed },
        { RejectionReasons.Consent, RejectionReasons.Undisclosed },
        { RejectionReasons.Excluded, RejectionReasons.Undisclosed },
        { RejectionReasons.AssignmentType, RejectionReasons.Approval },
        { RejectionReasons.Qualification, RejectionReasons.Approval },
        { RejectionReasons.Check, RejectionReasons.Approval },
        { RejectionReasons.Paused, RejectionReasons.Time },
        { RejectionReasons.BlockedOut, RejectionReasons.Time },
        { RejectionReasons.Pattern, RejectionReasons.Time },
        { RejectionReasons.WeekSlots, RejectionReasons.Time },
        { RejectionReasons.Condition, RejectionReasons.Household },
        { RejectionReasons.Mode, RejectionReasons.Mode },
        { RejectionReasons.Capacity, RejectionReasons.Capacity },
        { RejectionReasons.Distance, RejectionReasons.Distance },
    };

    [Theory]
    [MemberData(nameof(OneFlaw))]
    public async Task Rejections_OneFlaw_HomeReadsIt_OthersReadItsGroup(RejectionReasons flaw, RejectionReasons toOthers)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping);
        foreach (var home in new[] { Linkoping, Norrkoping })
            await network.HasVolunteer(home, p => With(flaw, Suits(p), silo.Today));
        var asks = Asks(Requirements(Norrkoping));
        var need = new NeedRef(Norrkoping, network.NewId());
        (await network.Need(need).Open(asks, Case() with { KinTags = [Kin] }, null)).Must();

        var told = (await network.Rejections(need)).ToDictionary(r => r.Volunteer.Municipality);
        // A volunteer who will not be shared outside is one whom home may choose.
        Assert.Equal(flaw == RejectionReasons.Consent ? null : flaw, told.GetValueOrDefault(Norrkoping)?.Reasons);
        Assert.Equal(toOthers, told[Linkoping].Reasons);
        var costs = (await network.Need(need).WhatIf(null)).Must().Rules;
        Assert.Contains(costs, c => c.Rule == toOthers);
        Assert.All(costs, c => Assert.True(c.Rule == toOthers || (c.Rule == flaw && c.Failing == 1), $"{c.Rule} of {c.Failing}"));
    }

    /// <summary>A group that could mean one thing only would be that thing's name.</summary>
    [Fact]
    public async Task Rejections_NeedAsksOneConditionOnly_OthersAreNotToldThatItIsACondition()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping);
        await network.HasVolunteer(Linkoping, p => With(RejectionReasons.Condition, Suits(p), silo.Today));
        var need = await network.HasNeed(Norrkoping, r => Asks(r) with { Conditions = [Condition.SmokeFree] });
        Assert.Equal(RejectionReasons.Undisclosed, Assert.Single(await network.Rejections(need)).Reasons);
    }

    /// <summary>Where neither a check nor a qualification is asked for, only the assessment for the type is left to fail.</summary>
    [Theory]
    [InlineData(false, RejectionReasons.Undisclosed)]
    [InlineData(true, RejectionReasons.Approval)]
    public async Task Rejections_NeedAsksForNoCheckAndNoQualification_OthersAreNotToldThatItIsTheType(bool asksForQualification, RejectionReasons toOthers)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping, change: a => a with { Types = [AssignmentType.Visitor] });
        var need = await network.HasNeed(Norrkoping, r => r with { Type = AssignmentType.Visitor, DecisionDate = null, QualificationsRequired = asksForQualification ? ["first-aid"] : [] });
        Assert.All((await network.Board.Open()).Single(n => n.Need == need).ChecksMadeSince, Assert.Null);
        await network.HasVolunteer(Linkoping, p => With(RejectionReasons.AssignmentType, Suits(p), silo.Today));
        Assert.Equal(toOthers, Assert.Single(await network.Rejections(need)).Reasons);
    }

    [Fact]
    public async Task Candidates_OfBothMunicipalities_PartsAtHome_GroupsEverywhere()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 2, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping);
        foreach (var home in new[] { Linkoping, Norrkoping })
            await network.HasVolunteer(home, p => p with { Home = PlaceOf(Norrkoping), Experience = 7, Interests = ["football"] });
        var need = await network.HasNeed(Norrkoping, r => r with { Interests = ["football", "music"] });
        var both = (await network.Need(need).Candidates(null, 10)).Must().Candidates.ToDictionary(c => c.Volunteer.Municipality);
        Assert.Null(both[Linkoping].Parts);
        Assert.Equal(CoarseParts.Of(both[Norrkoping].Parts!), both[Norrkoping].Groups);
        // The same person elsewhere scores the same, and in the same groups.
        Assert.Equal((both[Norrkoping].Score, both[Norrkoping].Groups), (both[Linkoping].Score, both[Linkoping].Groups));
        Assert.True(both[Linkoping].Groups.Person > 0);
    }

    private static readonly string Kin = new('a', 64);

    private static NeedRequirements Asks(NeedRequirements wish) => wish with
    {
        QualificationsRequired = ["first-aid"],
        Gender = Gender.Female,
        Modes = [FulfilmentMode.Person],
        Conditions = [Condition.SmokeFree, Condition.NoPets],
        WeekendsAMonth = 1,
        WeekSlotsRequired = ["mon-16"],
    };

    private static VolunteerProfile Suits(VolunteerProfile p) => p with
    {
        Home = PlaceOf(Norrkoping),
        Qualifications = ["first-aid"],
        Gender = Gender.Female,
        Household = new([], 0, false, false, false, false, true, true, true),
        WeekendsAMonth = 2,
    };

    private static VolunteerProfile With(RejectionReasons flaw, VolunteerProfile p, DateOnly today) => flaw switch
    {
        RejectionReasons.Language => p with { Languages = [] },
        RejectionReasons.Gender => p with { Gender = Gender.Male },
        RejectionReasons.Consent => p with { SharedOutsideHome = false },
        RejectionReasons.Excluded => p with { KinTags = [Kin] },
        RejectionReasons.AssignmentType => p with { Types = [AssignmentType.ContactPerson], Approvals = [new(AssignmentType.ContactPerson, ApprovalStage.References, new(2026, 1, 5))] },
        RejectionReasons.Qualification => p with { Qualifications = [] },
        RejectionReasons.Check => p with { Checks = [] },
        RejectionReasons.Paused => p with { PausedUntil = today.AddDays(90) },
        RejectionReasons.BlockedOut => p with { BlockedOut = [new(today, today.AddDays(60))] },
        RejectionReasons.Pattern => p with { WeekendsAMonth = 0 },
        RejectionReasons.WeekSlots => p with { WeekSlots = ["sat-08"] },
        RejectionReasons.Condition => p with { Household = p.Household! with { Smoking = true } },
        RejectionReasons.Mode => p with { Kind = VolunteerKind.Humanitarian, Contact = p.Person },
        RejectionReasons.Capacity => p with { Capacity = 0 },
        _ => p with { MaxTravelKm = 1, Home = PlaceOf(Linkoping) },
    };

    [Fact]
    public async Task MakeOffer_ForeignVolunteerNotEligible_SaysNotWhy()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping);
        var paused = await network.HasVolunteer(Linkoping, p => p with { PausedUntil = new(2027, 1, 1) });
        var uncheckedOne = await network.HasVolunteer(Linkoping, p => p with { Checks = [] });
        var foreign = await network.HasNeed(Norrkoping);

        var problem = (await network.Offer(foreign, paused)).Refused(ProblemCode.NotEligible, "volunteer");
        Assert.Equal(problem, (await network.Offer(foreign, uncheckedOne)).Refused(ProblemCode.NotEligible));
        Assert.Contains("paused", (await network.Offer(await network.HasNeed(Linkoping), paused)).Refused(ProblemCode.NotEligible).Detail, StringComparison.Ordinal);
    }

    /// <summary>Whatever else stands in the way: that there is such a volunteer is a secret.</summary>
    [Fact]
    public async Task MakeOffer_ForeignVolunteerOfProtectedIdentity_AnswersAsIfThereWereNone()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Norrkoping, Linkoping);
        var hidden = await network.HasVolunteer(Norrkoping, p => p with { ProtectedIdentity = true });
        foreach (var language in new[] { "sv", "so" })
        {
            var need = await network.HasNeed(Linkoping, n => n with { LanguagesRequired = [language] });
            var unknown = (await network.Offer(need, new(Norrkoping, network.NewId()))).Refused(ProblemCode.NotFound);
            Assert.Equal(unknown, (await network.Offer(need, hidden)).Refused(ProblemCode.NotFound));
        }
    }
}
