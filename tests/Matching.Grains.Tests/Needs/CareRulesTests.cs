using Matching.Contracts.Needs;
using Matching.Contracts.Placements;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Needs;

/// <summary>Kin, protected identities, siblings and guardians, from the case file to the volunteer's ledger.</summary>
public sealed class CareRulesTests
{
    private static readonly string Family = new('a', KinTag.Length), Strangers = new('b', KinTag.Length);

    private static VolunteerProfile Home(VolunteerProfile v) => v with
    {
        Types = [AssignmentType.FosterHome, AssignmentType.ContactPerson],
        Checks = [new(CheckKind.CriminalRecord, new(2025, 12, 1)), new(CheckKind.ChildProtection, new(2025, 12, 1))],
        Capacity = 3,
        Household = Alone,
    };

    private static async Task<NeedRef> Opened(Network network, NeedRequirements wish, Func<NeedCase, NeedCase> change)
    {
        var need = new NeedRef(Linkoping, network.NewId());
        (await network.Need(need).Open(wish, change(Case()), null)).Must();
        return need;
    }

    [Fact]
    public async Task Kin_OfTheClient_AreExcluded_InTheList_TheOfferAndTheRound_AndNobodyOverridesIt()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var kin = await network.HasVolunteer(Linkoping, v => v with { KinTags = [Strangers, Family] });
        var need = await Opened(network, Requirements(Linkoping), c => c with { KinTags = [Family] });
        Assert.Empty(await network.Candidates(need));
        Assert.Equal(RejectionReasons.Excluded, Assert.Single(await network.Rejections(need)).Reasons);
        (await network.Offer(need, kin)).Refused(ProblemCode.NotEligible, "volunteer");
        (await ByOverride(network, need, kin)).Refused(ProblemCode.NotEligible, "volunteer");
        Assert.Equal(0, (await network.RunRound()).Summary!.Proposals);

        var other = await network.HasVolunteer(Linkoping, v => v with { KinTags = [Strangers] });
        Assert.Equal([other], await network.Candidates(need));
        Assert.Equal(1, (await network.RunRound()).Summary!.Proposals);
    }

    /// <summary>Jäv, or the client's wish: the region sees an id and never why.</summary>
    [Fact]
    public async Task Conflict_OfTheCase_IsExcluded_InTheList_TheOfferAndTheRound_AndNobodyOverridesIt()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var conflicted = await network.HasVolunteer(Linkoping);
        var need = await Opened(network, Requirements(Linkoping), c => c with { Conflicts = [conflicted] });
        Assert.Empty(await network.Candidates(need));
        Assert.Equal(RejectionReasons.Excluded, Assert.Single(await network.Rejections(need)).Reasons);
        (await network.Offer(need, conflicted)).Refused(ProblemCode.NotEligible, "volunteer");
        (await ByOverride(network, need, conflicted)).Refused(ProblemCode.NotEligible, "volunteer");
        Assert.Equal(0, (await network.RunRound()).Summary!.Proposals);

        (await network.Need(need).Open(Requirements(Linkoping), Case(), null)).Must();
        Assert.Equal([conflicted], await network.Candidates(need));
        (await network.Offer(need, conflicted)).Must();
    }

    [Fact]
    public async Task Cost_OfARegulatedNeed_MustBeAgreedBeforeAnybodyIsAsked_AFreeOneHasNone()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping);
        var need = await Opened(network, Requirements(Linkoping), c => c with { MonthlyCost = 0 });
        Assert.NotEmpty((await network.Offer(need, volunteer)).Refused(ProblemCode.WrongState, "monthlyCost").Cure!);
        (await ByOverride(network, need, volunteer)).Refused(ProblemCode.WrongState, "monthlyCost");

        (await network.Need(need).Open(Requirements(Linkoping), Case() with { MonthlyCost = 2_100 }, null)).Must();
        (await network.Offer(need, volunteer)).Must();
        var free = await Opened(network, Requirements(Linkoping) with { Type = AssignmentType.Visitor, DecisionDate = null }, c => c with { MonthlyCost = 0 });
        (await network.Offer(free, volunteer)).Must();
    }

    private static Task<Outcome<Offer>> ByOverride(Network network, NeedRef need, VolunteerRef volunteer) =>
        network.Need(need).MakeOffer(new(network.NewId(), volunteer) { Override = new(RuleOverride.Allowed, "Everything that can be lifted") });

    [Fact]
    public async Task FosterHome_RelativesFirst_KinLeadTheList_AndNobodyIsAskedBeforeTheyWereConsidered()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var nearer = await network.HasVolunteer(Linkoping, v => Home(v) with { Experience = 20 });
        var kin = await network.HasVolunteer(Linkoping, v => Home(v) with { KinTags = [Family], Home = PlaceOf(Norrkoping), Experience = 0 });
        var wish = Requirements(Linkoping) with { Type = AssignmentType.FosterHome, ForChild = true };
        var need = await Opened(network, wish, c => c with { KinTags = [Family], ChildAge = 9 });
        Assert.Equal([kin, nearer], await network.Candidates(need));
        (await network.Offer(need, nearer)).Refused(ProblemCode.WrongState, "relativesConsidered");
        (await network.Offer(need, kin)).Refused(ProblemCode.WrongState, "relativesConsidered");
        Assert.Equal(0, (await network.RunRound()).Summary!.Needs);

        (await network.Need(need).Open(wish, Case() with { KinTags = [Family], ChildAge = 9, RelativesConsidered = silo.Today }, null)).Must();
        (await network.Offer(need, kin)).Must();
    }

    /// <summary>A god man has at most 15 assignments, with a dispensation 30, whatever the volunteer offers.</summary>
    [Theory]
    [InlineData(false, 15)]
    [InlineData(true, 30)]
    public async Task Guardian_CapOfTheLaw_IsTheLastPlace_WithAndWithoutDispensation(bool dispensation, int cap)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var guardian = await network.HasVolunteer(Linkoping, v => v with
        {
            Types = [AssignmentType.Guardian, AssignmentType.ContactPerson],
            Capacity = 30,
            Dispensations = dispensation ? [AssignmentType.Guardian] : [],
            Checks = [new(CheckKind.CriminalRecord, new(2025, 12, 1)), new(CheckKind.Enforcement, new(2025, 12, 1)), new(CheckKind.SocialRegister, new(2025, 12, 1))],
        });
        for (var i = 0; i < cap; i++)
            (await Reserve(AssignmentType.Guardian)).Must();
        (await Reserve(AssignmentType.Guardian)).Refused(ProblemCode.NoCapacity);
        if (!dispensation)
            (await Reserve(AssignmentType.ContactPerson)).Must();

        Task<Outcome<Commitment>> Reserve(AssignmentType type) => network.Volunteer(guardian).Reserve(network.Reservation(new(Linkoping, network.NewId()), type));
    }

    [Fact]
    public async Task ProtectedIdentity_OfAVolunteer_IsInNoPool_AndReservedByTheHomeAlone()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping);
        var hidden = await network.HasVolunteer(Linkoping);
        var need = await network.HasNeed(Linkoping);
        Assert.Equal([hidden], await network.Candidates(need));
        (await network.Volunteer(hidden).Register((await network.Volunteer(hidden).Get()).Must().Profile with { ProtectedIdentity = true }, null)).Must();
        Assert.Equal(0, (await network.Need(need).Candidates(null, 5)).Must().Considered);
        (await network.Volunteer(hidden).Reserve(network.Reservation(new(Norrkoping, network.NewId())))).Refused(ProblemCode.NotFound);
        (await network.Volunteer(hidden).Reserve(network.Reservation(new(Linkoping, network.NewId())))).Must();
    }

    [Fact]
    public async Task ProtectedIdentity_OfAClient_AsksTheOwnVolunteersAlone_AndStaysOutOfRounds()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.Share(Norrkoping, Linkoping);
        var own = await network.HasVolunteer(Linkoping);
        var neighbour = await network.HasVolunteer(Norrkoping);
        var open = await network.HasNeed(Linkoping);
        Assert.Equal(2, (await network.Candidates(open)).Count);
        var need = await Opened(network, Requirements(Linkoping), c => c with { ProtectedIdentity = true });
        Assert.Equal([own], await network.Candidates(need));
        (await network.Offer(need, neighbour)).Refused(ProblemCode.NotEligible, "volunteer");
        (await network.Need(open).Close()).Must();
        Assert.Equal(0, (await network.RunRound()).Summary!.Needs);
        (await network.Offer(need, own)).Must();
    }

    [Fact]
    public async Task Siblings_TogetherPreferredApart_AskForRoomInOneHome_PreferIt_OrTakeOnePlaceEach()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var small = await network.HasVolunteer(Linkoping, v => Home(v) with { Capacity = 1, Experience = 20 });
        var large = await network.HasVolunteer(Linkoping, v => Home(v) with { Capacity = 3, Experience = 0 });
        var wish = Requirements(Linkoping) with { Type = AssignmentType.FosterHome, ForChild = true, Count = 2 };
        Task<NeedRef> Of(SiblingRule rule) => Opened(network, wish with { Siblings = rule }, c => c with { ChildAge = 9, SiblingAges = [11], RelativesConsidered = silo.Today });

        var together = await Of(SiblingRule.Together);
        Assert.Equal([large], await network.Candidates(together));
        Assert.Equal([large, small], await network.Candidates(await Of(SiblingRule.TogetherPreferred)));
        var apart = await Of(SiblingRule.Apart);
        Assert.Equal([small, large], await network.Candidates(apart));

        (await network.Offer(together, small)).Refused(ProblemCode.NoCapacity);
        (await network.Offer(together, large)).Must();
        Assert.Equal(1, (await network.Volunteer(large).Get()).Must().Free);
        (await network.Offer(apart, large)).Must();
        Assert.Equal(0, (await network.Volunteer(large).Get()).Must().Free);
        Assert.NotNull((await network.Offer(apart, large)).Problem);
    }

    [Fact]
    public async Task GroupNeeds_SeveralVolunteers_OrAGroup_AreServedByAsManyAndByGroupsAlone()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var (one, two) = (await network.HasVolunteer(Linkoping), await network.HasVolunteer(Linkoping));
        var community = await network.HasVolunteer(Linkoping, v => v with { Kind = VolunteerKind.Community, Contact = v.Person });
        var several = await network.HasNeed(Linkoping, w => w with { Count = 2 });
        await network.Place(several, one);
        Assert.Equal(NeedStatus.Open, (await network.Need(several).Get()).Must().Status);
        await network.Place(several, two);
        Assert.Equal(NeedStatus.Filled, (await network.Need(several).Get()).Must().Status);

        var group = await network.HasNeed(Linkoping, w => w with { Modes = [FulfilmentMode.Group] });
        Assert.Equal([community], await network.Candidates(group));
        (await network.Offer(group, two)).Refused(ProblemCode.NotEligible, "volunteer");
        (await network.Offer(group, community)).Must();
    }

    [Fact]
    public async Task TogetherPreferred_HomeWithRoom_TakesAllByOneOffer_ThroughStartAndEnd()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var home = await network.HasVolunteer(Linkoping, Home);
        var need = await Siblings(silo, network, 2);
        var offer = (await network.Offer(need, home)).Must();
        Assert.Equal((2, 1), (offer.Places, (await network.Volunteer(home).Get()).Must().Free));
        (await network.Offer(need, await network.HasVolunteer(Linkoping, Home))).Refused(ProblemCode.WrongState, "need");
        (await network.Need(need).Accept(offer.Id)).Must();
        Assert.Equal(NeedStatus.Filled, (await network.Need(need).Get()).Must().Status);

        PlacementStep[] life =
        [
            new PlanMeeting(silo.Today), new HoldMeeting(silo.Today), new Sign(silo.Today, PlacementSide.Municipality), new Sign(silo.Today, PlacementSide.Volunteer),
            new Consent(silo.Today, ConsentParty.Guardian), new Consent(silo.Today, ConsentParty.Guardian) { Child = 1 }, new Start(silo.Today),
        ];
        foreach (var step in life)
            Assert.Equal(2, (await network.Need(need).Advance(offer.Id, step)).Must().Places);
        Assert.Equal(1, (await network.Volunteer(home).Get()).Must().Free);
        (await network.Need(need).Advance(offer.Id, new End(silo.Today, PlacementEndReason.GoalReached))).Must();
        Assert.Equal(3, (await network.Volunteer(home).Get()).Must().Free);
    }

    [Fact]
    public async Task TogetherPreferred_HomeWithOnePlace_TakesOne_AndTheNextHomeTheRest()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var small = await network.HasVolunteer(Linkoping, v => Home(v) with { Capacity = 1 });
        var large = await network.HasVolunteer(Linkoping, Home);
        var need = await Siblings(silo, network, 3);
        var one = (await network.Offer(need, small)).Must();
        var two = (await network.Offer(need, large)).Must();
        Assert.Equal((1, 2), (one.Places, two.Places));
        (await network.Need(need).Accept(one.Id)).Must();
        var view = (await network.Need(need).Get()).Must();
        Assert.Equal((NeedStatus.Open, OfferStatus.Held), (view.Status, view.Offers[1].Status));
        (await network.Need(need).Open(view.Requirements with { Count = 2 }, view.Case with { SiblingAges = [11] }, null)).Refused(ProblemCode.WrongState, "count");
        (await network.Need(need).Open(view.Requirements with { Siblings = SiblingRule.Apart }, view.Case, null)).Refused(ProblemCode.WrongState, "siblings");
        (await network.Need(need).Accept(two.Id)).Must();
        Assert.Equal(NeedStatus.Filled, (await network.Need(need).Get()).Must().Status);
        (await network.Need(need).Withdraw(two.Id, OfferReason.Unspecified)).Must();
        Assert.Equal((NeedStatus.Open, 3), ((await network.Need(need).Get()).Must().Status, (await network.Volunteer(large).Get()).Must().Free));
    }

    /// <summary>Whoever has room for all who are left is asked first, in the list and in a round; those that are held are left alone.</summary>
    [Fact]
    public async Task TogetherPreferred_SomePlacesTaken_ListAndRoundAskForTheRest()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var taken = await network.HasVolunteer(Linkoping, v => Home(v) with { Capacity = 2 });
        var need = await Siblings(silo, network, 4);
        Assert.Equal(2, (await network.Offer(need, taken)).Must().Places);
        var single = await network.HasVolunteer(Linkoping, v => Home(v) with { Capacity = 1, Experience = 20 });
        var pair = await network.HasVolunteer(Linkoping, v => Home(v) with { Capacity = 2, Experience = 0 });
        await network.HasVolunteer(Linkoping, v => Home(v) with { Capacity = 1, Experience = 0 });
        Assert.Equal([pair, single], (await network.Candidates(need)).Take(2));
        var proposal = Assert.Single(await Proposals(network));
        Assert.Equal((pair, 2, 2 * proposal.Score), (proposal.Volunteer, proposal.Places, proposal.Worth()));
    }

    /// <summary>All to one home and nobody where no home has room; what they leave is for others.</summary>
    [Fact]
    public async Task Together_InARound_TakesOneHomeForAll_AndLeavesItsOtherPlaces()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 2, Linkoping);
        var small = await network.HasVolunteer(Linkoping, v => Home(v) with { Capacity = 1, Experience = 20 });
        var need = await Siblings(silo, network, 2, SiblingRule.Together);
        var round = (await network.RunRound()).Summary!;
        Assert.Equal((1, 0, 1), (round.Needs, round.Proposals, round.Waiting));

        var large = await network.HasVolunteer(Linkoping, v => Home(v) with { Experience = 0 });
        var single = await Opened(network, Requirements(Linkoping) with { Type = AssignmentType.FosterHome, ForChild = true, Start = silo.Today }, c => c with { ChildAge = 9, RelativesConsidered = silo.Today });
        var proposals = await Proposals(network);
        Assert.Equal([(single, small, 1), (need, large, 2)], proposals.Select(p => (p.Need, p.Volunteer, p.Places)).OrderBy(p => p.Places));
        // The person who decides gets what was proposed.
        Assert.Equal(2, (await network.Offer(need, large)).Must().Places);
        (await network.Offer(single, small)).Must();
    }

    /// <summary>A home that is full until a day has room for all from then on, for a round as for a person; and what it lacks before is said, taken at its word.</summary>
    [Fact]
    public async Task Together_HomeThatIsFullUntilADay_IsProposedForTheDaysAfter()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 2, Linkoping);
        var home = await network.HasVolunteer(Linkoping, Home);
        var end = silo.Today.AddDays(40);
        foreach (var days in new[] { 40, 40, 20 })
            await network.Place(await network.HasNeed(Linkoping, w => w with { Start = silo.Today, End = silo.Today.AddDays(days) }), home);
        var before = await Siblings(silo, network, 2, SiblingRule.Together, end.AddDays(-1));
        Assert.Empty(await network.Candidates(before));
        Assert.Equal("1 more free place on the days of the placement.", Assert.Single(Assert.Single(await network.Rejections(before)).Remedies));
        (await network.Offer(before, home)).Refused(ProblemCode.NoCapacity);

        var after = await Siblings(silo, network, 3, SiblingRule.Together, end);
        Assert.Equal([home], await network.Candidates(after));
        var round = await network.RunRound();
        Assert.True(round.Summary!.Optimal);
        Assert.Equal([(after, home, 3)], (await network.Round(round.Round).Proposals(null, 0, Limits.PageSize)).Must().Items.Select(p => (p.Need, p.Volunteer, p.Places)));
        Assert.True((await network.Round(round.Round).Replay()).Must().IsIdentical);
        Assert.Equal(3, (await network.Offer(after, home)).Must().Places);

        Assert.Equal("2 more free places on the days of the placement.", Assert.Single(Assert.Single(await network.Rejections(before)).Remedies));
        (await network.Volunteer(home).Register(Home(Volunteer(Linkoping)) with { Capacity = 3 + 2 }, null)).Must();
        Assert.Equal([home], await network.Candidates(before));
        (await network.Offer(before, home)).Must();
    }

    /// <summary>The limit of the type counts for all siblings, in the list and its reasons as in the ledger.</summary>
    [Fact]
    public async Task Together_TypeLimitBelowTheSiblings_IsNoCandidate_AndIsToldWhatItTakes()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var limited = await network.HasVolunteer(Linkoping, v => Home(v) with { CapacityByType = v.CapacityByType.SetItem(AssignmentType.FosterHome, 1) });
        var need = await Siblings(silo, network, 2, SiblingRule.Together);
        Assert.Empty(await network.Candidates(need));
        var rejection = Assert.Single(await network.Rejections(need));
        Assert.Equal((RejectionReasons.Capacity, 1), (rejection.Reasons, rejection.Remedies.Length));
        (await network.Offer(need, limited)).Refused(ProblemCode.NoCapacity);
        Assert.Equal([limited], await network.Candidates(await Siblings(silo, network, 2)));

        var view = (await network.Volunteer(limited).Get()).Must();
        (await network.Volunteer(limited).Register(view.Profile with { CapacityByType = view.Profile.CapacityByType.SetItem(AssignmentType.FosterHome, 2) }, null)).Must();
        Assert.Equal([limited], await network.Candidates(need));
        Assert.Equal(2, (await network.Offer(need, limited)).Must().Places);
    }

    [Fact]
    public async Task TogetherPreferred_NoHomeForAll_ARoundTakesTheLargestThereAre_AsOftenAsTheyFill()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 2, Linkoping);
        var homes = new List<VolunteerRef>();
        for (var i = 0; i < 2; i++)
            homes.Add(await network.HasVolunteer(Linkoping, v => Home(v) with { Capacity = 2, Experience = 0 }));
        await network.HasVolunteer(Linkoping, v => Home(v) with { Capacity = 1, Experience = 20 });
        await Siblings(silo, network, 5);
        var proposals = await Proposals(network);
        Assert.Equal(homes.Select(v => v.Id).Order(), proposals.Select(p => p.Volunteer.Id).Order());
        Assert.All(proposals, p => Assert.Equal(2, p.Places));
    }

    [Fact]
    public async Task Reserve_FewerWillDo_AnswerLost_TheSamePlacesAreAnsweredAgain()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = network.Volunteer(await network.HasVolunteer(Linkoping));
        var wanted = network.Reservation(new(Linkoping, network.NewId())) with { Places = 3, FewerWillDo = true };
        Assert.Equal(2, (await volunteer.Reserve(wanted)).Must().Reservation.Places);
        Assert.Equal(2, (await volunteer.Reserve(wanted)).Must().Reservation.Places);
        (await volunteer.Reserve(wanted with { Places = 1 })).Refused(ProblemCode.RequestReused);
        (await volunteer.Reserve(network.Reservation(new(Linkoping, network.NewId())) with { Places = 1, FewerWillDo = true })).Refused(ProblemCode.NoCapacity);
    }

    /// <summary>A stored round knows of each type's limit what the live one knew.</summary>
    [Fact]
    public async Task Together_WhereATypesLimitIsTooSmall_TheRoundReplaysAsItWas()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        await network.HasVolunteer(Linkoping, v => Home(v) with { CapacityByType = v.CapacityByType.SetItem(AssignmentType.FosterHome, 1) });
        await network.HasVolunteer(Linkoping, Home);
        await Siblings(silo, network, 2, SiblingRule.Together);
        var round = await network.RunRound();
        Assert.Equal(1, round.Summary!.Eligible);
        Assert.True((await network.Round(round.Round).Replay()).Must().IsIdentical);
    }

    private static async Task<ImmutableArray<Contracts.Rounds.Proposal>> Proposals(Network network) =>
        (await network.Round((await network.RunRound()).Round).Proposals(null, 0, Limits.PageSize)).Must().Items;

    private static Task<NeedRef> Siblings(TestSilo silo, Network network, int count, SiblingRule rule = SiblingRule.TogetherPreferred, DateOnly? start = null) => Opened(
        network,
        Requirements(Linkoping) with { Type = AssignmentType.FosterHome, ForChild = true, Count = count, Start = start ?? silo.Today, Siblings = rule },
        c => c with { ChildAge = 9, SiblingAges = [.. Enumerable.Range(1, count - 1).Select(i => 9 + 2 * i)], RelativesConsidered = silo.Today });
}
