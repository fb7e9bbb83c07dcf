using Matching.Contracts.Needs;
using Matching.Contracts.Placements;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Needs;

/// <summary>Siblings are children of their own: each has an age, a home and a consent.</summary>
public sealed class SiblingTests
{
    [Theory]
    [InlineData(SiblingRule.Together, 3, new[] { 11, 13 }, null)]
    [InlineData(SiblingRule.Together, 3, new int[0], "siblingAges")]
    [InlineData(SiblingRule.TogetherPreferred, 3, new[] { 11 }, "siblingAges")]
    [InlineData(SiblingRule.Apart, 3, new[] { 11, 13 }, null)]
    [InlineData(SiblingRule.Apart, 3, new[] { 11, 13, 15 }, "siblingAges")]
    [InlineData(SiblingRule.Together, 2, new[] { 18 }, "siblingAges")]
    [InlineData(SiblingRule.Together, 2, new[] { -1 }, "siblingAges")]
    [InlineData(SiblingRule.Apart, 2, new int[0], null)]
    public async Task Open_Ages_AreOneForEachPlaceAfterTheFirst(SiblingRule rule, int count, int[] ages, string? field)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var answer = await network.Need(new(Linkoping, network.NewId())).Open(
            Requirements(Linkoping) with { ForChild = true, Count = count, Siblings = rule }, Case() with { ChildAge = 9, SiblingAges = [.. ages] }, null);
        if (field is null)
            Assert.Equal(ages, answer.Must().Case.SiblingAges.ToArray());
        else
            Assert.NotEmpty(answer.Refused(ProblemCode.Invalid, field).Cure!);
    }

    [Fact]
    public async Task Open_AdultWithSiblingAges_Invalid()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        (await network.Need(new(Linkoping, network.NewId())).Open(Requirements(Linkoping) with { Count = 2 }, Case() with { SiblingAges = [11] }, null)).Refused(ProblemCode.Invalid, "siblingAges");
    }

    [Fact]
    public async Task Open_TogetherWhereSomeAreServed_IsRefused_SinceNoOfferCouldBeAccepted()
    {
        await using var silo = await TestSilo.StartAsync();
        var (network, need) = await Of(silo, SiblingRule.Apart, 3);
        var offer = await network.Place(need, await network.HasVolunteer(Linkoping));
        PlacementStep[] life =
        [
            .. PlacementDays.UntilAgreed(silo.Today).Where(step => step is not Consent), new Consent(silo.Today, ConsentParty.Guardian), new Start(silo.Today),
            new End(silo.Today, PlacementEndReason.GoalReached),
        ];
        foreach (var step in life)
            (await network.Need(need).Advance(offer.Id, step)).Must();
        var view = (await network.Need(need).Get()).Must();
        (await network.Need(need).Open(view.Requirements with { Siblings = SiblingRule.Together }, view.Case, null)).Refused(ProblemCode.WrongState, "siblings");
    }

    [Fact]
    public async Task Offer_ForAChosenChild_IsThatOnes_TheOtherOfferIsTheRests()
    {
        await using var silo = await TestSilo.StartAsync();
        var (network, need) = await Of(silo, SiblingRule.Apart, 3);
        var (one, two, three) = (await network.HasVolunteer(Linkoping), await network.HasVolunteer(Linkoping), await network.HasVolunteer(Linkoping));
        var chosen = (await Offer(network, need, one, 1)).Must();
        (await Offer(network, need, two, 1)).Refused(ProblemCode.WrongState, "children");
        var rest = (await network.Offer(need, two)).Must();
        Assert.Equal(0, await Child(network, need, rest));
        Assert.Equal(1, await Child(network, need, chosen));
        (await Offer(network, need, three, 0)).Refused(ProblemCode.WrongState, "children");
        Assert.Equal(2, await Child(network, need, (await network.Offer(need, three)).Must()));
    }

    [Fact]
    public async Task Offer_ChildOfARefusedPlacement_IsOpenAgain()
    {
        await using var silo = await TestSilo.StartAsync();
        var (network, need) = await Of(silo, SiblingRule.Apart, 2);
        var offer = (await network.Offer(need, await network.HasVolunteer(Linkoping))).Must();
        Assert.Equal(0, await Child(network, need, offer));
        (await network.Need(need).Advance(offer.Id, new Refuse(silo.Today, PlacementSide.Client, OfferReason.Unspecified))).Must();
        Assert.Equal(0, await Child(network, need, (await Offer(network, need, await network.HasVolunteer(Linkoping), 0)).Must()));
    }

    [Fact]
    public async Task Offer_ChildrenThatDoNotFit_AreRefusedByField()
    {
        await using var silo = await TestSilo.StartAsync();
        var volunteer = await (await Of(silo, SiblingRule.Apart, 2)).Network.HasVolunteer(Linkoping);
        foreach (var (rule, children) in new[] { (SiblingRule.Apart, new[] { 0, 1 }), (SiblingRule.Apart, [2]), (SiblingRule.Apart, [-1]), (SiblingRule.TogetherPreferred, [1, 1]), (SiblingRule.Together, [0]) })
        {
            var (network, need) = await Of(silo, rule, 2);
            (await Offer(network, need, volunteer, children)).Refused(ProblemCode.Invalid, "children");
        }

        var (own, single) = await Of(silo, SiblingRule.Apart, 1);
        (await Offer(own, single, volunteer, 0)).Refused(ProblemCode.Invalid, "children");
    }

    [Fact]
    public async Task Open_OtherNumberOfSiblings_WhileOffersAreOut_IsRefused()
    {
        await using var silo = await TestSilo.StartAsync();
        var (network, need) = await Of(silo, SiblingRule.Apart, 2);
        (await network.Offer(need, await network.HasVolunteer(Linkoping))).Must();
        var view = (await network.Need(need).Get()).Must();
        (await network.Need(need).Open(view.Requirements, view.Case with { SiblingAges = [] }, null)).Refused(ProblemCode.WrongState, "siblingAges");
        (await network.Need(need).Open(view.Requirements, view.Case with { SiblingAges = [12] }, null)).Must();
    }

    [Fact]
    public async Task Offer_SameIdForOtherChildren_IsReused()
    {
        await using var silo = await TestSilo.StartAsync();
        var (network, need) = await Of(silo, SiblingRule.Apart, 2);
        var request = new OfferRequest(network.NewId(), await network.HasVolunteer(Linkoping)) { Children = [1] };
        var made = (await network.Need(need).MakeOffer(request)).Must();
        Assert.Equal(made.Id, (await network.Need(need).MakeOffer(request)).Must().Id);
        (await network.Need(need).MakeOffer(request with { Children = [0] })).Refused(ProblemCode.RequestReused);
    }

    private static async Task<(Network Network, NeedRef Need)> Of(TestSilo silo, SiblingRule rule, int count)
    {
        var network = await Network.Of(silo, 1, Linkoping);
        var need = new NeedRef(Linkoping, network.NewId());
        (await network.Need(need).Open(
            Requirements(Linkoping) with { ForChild = true, Count = count, Siblings = rule },
            Case() with { ChildAge = 9, SiblingAges = [.. Enumerable.Repeat(11, count - 1)] }, null)).Must();
        return (network, need);
    }

    private static Task<Outcome<Offer>> Offer(Network network, NeedRef need, VolunteerRef volunteer, params int[] children) =>
        network.Need(need).MakeOffer(new(network.NewId(), volunteer) { Children = [.. children] });

    /// <summary>The one child of the placement that the offer becomes.</summary>
    private static async Task<int> Child(Network network, NeedRef need, Offer offer)
    {
        (await network.Need(need).Accept(offer.Id)).Must();
        return Assert.Single((await network.Need(need).Get()).Must().Placements.Single(p => p.Offer == offer.Id).Children);
    }
}
