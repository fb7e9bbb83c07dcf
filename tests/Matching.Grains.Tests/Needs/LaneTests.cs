using Matching.Contracts.Needs;
using Matching.Contracts.Notices;
using Matching.Contracts.Regions;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Needs;

/// <summary>An emergency does not wait for a round.</summary>
public sealed class LaneTests
{
    private static readonly LanePolicy AllAtOnce = new(3, InParallel: true, 30), OneByOne = new(2, InParallel: false, 30);

    [Fact]
    public async Task Open_EmergencyWithPolicy_AsksTheBestAtOnce_FirstYesWins()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Homes(silo, 5, AllAtOnce);
        var need = await Emergency(network);
        var view = (await network.Need(need).Get()).Must();
        Assert.Equal(3, view.Offers.Count(o => o.Status == OfferStatus.Held));
        Assert.All(view.Offers, o => Assert.Equal(TimeSpan.FromMinutes(30), o.Deadline - o.Requested));

        var winner = view.Offers[1];
        (await network.Need(need).Accept(winner.Id)).Must();
        view = (await network.Need(need).Get()).Must();
        Assert.Equal((NeedStatus.Filled, false), (view.Status, view.Lane!.IsActive));
        Assert.Equal(2, view.Offers.Count(o => o is { Status: OfferStatus.Withdrawn, Reason: OfferReason.OtherVolunteerChosen }));
        foreach (var loser in view.Offers.Where(o => o.Id != winner.Id))
        {
            Assert.Equal(1, (await network.Volunteer(loser.Volunteer).Get()).Must().Free);
            Assert.Equal(ProblemCode.WrongState, (await network.Need(need).Accept(loser.Id)).Problem!.Code);
        }

        await silo.UntilAsync(() => Task.FromResult(silo.Post.Received.Count(n => n.Notice.Kind == NoticeKind.OfferWithdrawn) == 2), "the others are told");
    }

    [Fact]
    public async Task Open_OpenNeedBecomesAnEmergency_TheLaneOpensOnce()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var profile = Municipality(Linkoping, network.Name);
        (await network.Municipality(Linkoping).SetUp(profile with { Policy = profile.Policy with { Lane = AllAtOnce } })).Must();
        for (var i = 0; i < 4; i++)
            await network.HasVolunteer(Linkoping);
        var need = await network.HasNeed(Linkoping);
        Assert.Null((await network.Need(need).Get()).Must().Lane);

        var urgent = Requirements(Linkoping) with { Emergency = true };
        var view = (await network.Need(need).Open(urgent, Case(), null)).Must();
        Assert.True(view.Lane!.IsActive);
        Assert.Equal(3, view.Offers.Count(o => o.Status == OfferStatus.Held));
        // A later change of an emergency opens no second lane, not even when the first has ended.
        foreach (var offer in view.Offers)
            (await network.Need(need).Decline(offer.Id, OfferReason.Time)).Must();
        view = (await network.Need(need).Open(urgent with { WeekSlots = ["wed-16"] }, Case(), null)).Must();
        Assert.Equal((false, 3), (view.Lane!.IsActive, view.Offers.Length));
    }

    [Fact]
    public async Task Lane_SiblingsPreferablyTogether_AYesForSome_FreesWhoeverWasAskedForMore()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Homes(silo, 2, AllAtOnce);
        var large = await network.HasVolunteer(Linkoping, p => p with
        {
            Types = [AssignmentType.EmergencyHome],
            Household = Alone,
            Checks = [p.Checks[0], p.Checks[0] with { Kind = CheckKind.ChildProtection }],
        });
        var need = await network.HasNeed(Linkoping, n => n with { Type = AssignmentType.EmergencyHome, Count = 2, Siblings = SiblingRule.TogetherPreferred });
        var offers = (await network.Need(need).Get()).Must().Offers;
        Assert.Equal([1, 1, 2], offers.Select(o => o.Places).Order());
        var singles = offers.Where(o => o.Places == 1).ToList();
        (await network.Need(need).Accept(singles[0].Id)).Must();
        var view = (await network.Need(need).Get()).Must();
        Assert.Equal((NeedStatus.Open, true, OfferStatus.Withdrawn), (view.Status, view.Lane!.IsActive, view.Offers.Single(o => o.Volunteer == large).Status));
        Assert.Equal(2, (await network.Volunteer(large).Get()).Must().Free);
        (await network.Need(need).Accept(singles[1].Id)).Must();
        Assert.Equal(NeedStatus.Filled, (await network.Need(need).Get()).Must().Status);
    }

    [Fact]
    public async Task Open_EmergencyWithoutPolicy_LeavesTheChoiceToAPerson()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Homes(silo, 2, null);
        var need = await Emergency(network);
        Assert.Empty((await network.Need(need).Get()).Must().Offers);
        Assert.Equal(2, (await network.Candidates(need)).Count);
        Assert.Equal(2, (await network.Need(need).OpenLane(AllAtOnce)).Must().Offers.Length);
    }

    [Fact]
    public async Task Lane_OneByOne_AsksTheNextAfterANoAndAfterSilence_ThenTellsTheCoordinator()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Homes(silo, 5, OneByOne);
        var need = await Emergency(network);
        var first = Assert.Single((await network.Need(need).Get()).Must().Offers);
        (await network.Need(need).Decline(first.Id, OfferReason.Time)).Must();
        var offers = (await network.Need(need).Get()).Must().Offers;
        Assert.Equal(new[] { OfferStatus.Declined, OfferStatus.Held }, offers.Select(o => o.Status));

        // Nobody looks: the reminder ends the second hold, and the lane has asked as many as it was to ask.
        await silo.PassAsync(TimeSpan.FromMinutes(31));
        await silo.UntilAsync(() => Task.FromResult(silo.Post.Received.Any(n => n.Notice.Kind == NoticeKind.LaneExhausted)), "the coordinator is told");
        var view = (await network.Need(need).Get()).Must();
        Assert.False(view.Lane!.IsActive);
        Assert.Equal(OfferStatus.Expired, view.Offers[1].Status);
    }

    [Fact]
    public async Task Round_LeavesTheNeedAloneWhileItsLaneIsActive()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Homes(silo, 3, new LanePolicy(1, InParallel: true, 30));
        var need = await Emergency(network);
        Assert.DoesNotContain(await network.Board.Open(), n => n.Need == need);
        await silo.PassAsync(TimeSpan.FromMinutes(31));
        await silo.UntilAsync(async () => (await network.Board.Open()).Any(n => n.Need == need), "the round may place it again");
    }

    /// <summary>An emergency cannot wait: who lives in the municipality's second region is asked too, each volunteer once.</summary>
    [Fact]
    public async Task Lane_MunicipalityOfTwoRegions_AsksTheBestOfBoth()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Homes(silo, 1, AllAtOnce);
        var own = (await network.Municipality(Linkoping).Get()).Must().Profile;
        (await network.Municipality(Linkoping).SetUp(own with { Regions = [network.Name, "sydost"] })).Must();
        (await network.Municipality(Motala).SetUp(Municipality(Motala, "sydost"))).Must();
        (await silo.Grains.GetGrain<IRegionGrain>(GrainKeys.Region("sydost")).SetUp(Network.Definition("sydost", 2, Linkoping, Motala))).Must();
        await network.Share(Motala, Linkoping);
        var far = await network.HasVolunteer(Motala, Home);
        var need = await Emergency(network);
        var asked = (await network.Need(need).Get()).Must().Offers.Select(o => o.Volunteer).ToList();
        Assert.Equal(2, asked.Count);
        Assert.Contains(far, asked);
        Assert.Contains(asked, v => v.Municipality == Linkoping);
    }

    /// <summary>The hold that the lost answer left behind takes the volunteer's one place: it is found again, not waited for.</summary>
    [Fact]
    public async Task Lane_AnswerOfTheVolunteerLost_TheBestIsStillAsked()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Homes(silo, 1, AllAtOnce);
        silo.Calls.LoseNextAnswer("IVolunteerGrain.Reserve");
        var need = await Emergency(network);
        Assert.Empty((await network.Need(need).Get()).Must().Offers);
        await silo.PassAsync(TimeSpan.FromMinutes(2));
        await silo.UntilAsync(async () => (await network.Need(need).Get()).Must().Offers.Length == 1, "the volunteer is asked");
        Assert.DoesNotContain(silo.Post.Received, n => n.Notice.Kind == NoticeKind.LaneExhausted);
    }

    [Fact]
    public async Task Lane_CostNotAgreedYet_OpensWhenItIs()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Homes(silo, 1, AllAtOnce);
        var need = new NeedRef(Linkoping, network.NewId());
        var wish = Requirements(Linkoping) with { Type = AssignmentType.EmergencyHome };
        Assert.Null((await network.Need(need).Open(wish, Case() with { MonthlyCost = 0 }, null)).Must().Lane);
        Assert.Single((await network.Need(need).Open(wish, Case(), null)).Must().Offers);
        Assert.DoesNotContain(silo.Post.Received, n => n.Notice.Kind == NoticeKind.LaneExhausted);
    }

    [Fact]
    public async Task Lane_NobodyCouldBeAsked_OpensAgainWhenTheNeedChanges()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Homes(silo, 1, AllAtOnce);
        var need = await network.HasNeed(Linkoping, n => n with { Type = AssignmentType.EmergencyHome, LanguagesRequired = ["so"] });
        var view = (await network.Need(need).Get()).Must();
        Assert.False(view.Lane!.IsActive);
        Assert.Single((await network.Need(need).Open(view.Requirements with { LanguagesRequired = [] }, view.Case, null)).Must().Offers);
    }

    [Fact]
    public async Task Lane_CostTakenBackWhileItIsActive_WaitsInsteadOfEnding()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Homes(silo, 2, OneByOne);
        var need = await Emergency(network);
        var view = (await network.Need(need).Get()).Must();
        (await network.Need(need).Open(view.Requirements, view.Case with { MonthlyCost = 0 }, null)).Must();
        (await network.Need(need).Decline(view.Offers[0].Id, OfferReason.Time)).Must();
        Assert.True((await network.Need(need).Get()).Must().Lane!.IsActive);
        (await network.Need(need).Open(view.Requirements, view.Case, null)).Must();
        await silo.PassAsync(TimeSpan.FromMinutes(2));
        await silo.UntilAsync(async () => (await network.Need(need).Get()).Must().Offers.Length == 2, "the next is asked");
    }

    [Theory]
    [InlineData("monthlyCost")]
    [InlineData("case.contactPoint")]
    public async Task OpenLane_SomethingIsMissingAtTheNeed_SaysWhat(string field)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Homes(silo, 1, null);
        var need = new NeedRef(Linkoping, network.NewId());
        var details = field == "monthlyCost" ? Case() with { MonthlyCost = 0 } : Case() with { ContactPoint = "" };
        (await network.Need(need).Open(Requirements(Linkoping) with { Type = AssignmentType.EmergencyHome }, details, null)).Must();
        (await network.Need(need).OpenLane(AllAtOnce)).Refused(ProblemCode.WrongState, field);
    }

    [Theory]
    [InlineData(11, 30, "offers")]
    [InlineData(3, 4, "minutes")]
    public async Task OpenLane_OutOfRange_IsRefused(int offers, int minutes, string field)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Homes(silo, 1, null);
        (await network.Need(await Emergency(network)).OpenLane(new(offers, true, minutes))).Refused(ProblemCode.Invalid, field);
    }

    private static async Task<Network> Homes(TestSilo silo, int count, LanePolicy? lane)
    {
        var network = await Network.Of(silo, 1, Linkoping);
        var profile = Municipality(Linkoping, network.Name);
        (await network.Municipality(Linkoping).SetUp(profile with { Policy = profile.Policy with { Lane = lane } })).Must();
        for (var i = 0; i < count; i++)
            await network.HasVolunteer(Linkoping, Home);
        return network;
    }

    private static VolunteerProfile Home(VolunteerProfile p) => p with
    {
        Types = [AssignmentType.EmergencyHome],
        Household = Alone,
        Capacity = 1,
        Checks = [p.Checks[0], p.Checks[0] with { Kind = CheckKind.ChildProtection }],
    };

    private static Task<NeedRef> Emergency(Network network) => network.HasNeed(Linkoping, n => n with { Type = AssignmentType.EmergencyHome });
}
