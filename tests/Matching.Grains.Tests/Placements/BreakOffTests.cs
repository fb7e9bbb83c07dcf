using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Placements;
using Matching.Contracts.Reports;
using Matching.Contracts.Volunteers;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Placements;

/// <summary>A placement breaks off while the client still needs somebody: the need waits again, and the law's clock counts from that day.</summary>
public sealed class BreakOffTests
{
    private static readonly DateOnly Begins = new(2026, 2, 1);

    [Theory]
    [InlineData(PlacementEndReason.VolunteerStops, true)]
    [InlineData(PlacementEndReason.NotRightFit, true)]
    [InlineData(PlacementEndReason.GoalReached, false)]
    [InlineData(PlacementEndReason.DecisionEnded, false)]
    [InlineData(PlacementEndReason.ClientMoved, false)]
    [InlineData(PlacementEndReason.ClientStops, false)]
    [InlineData(PlacementEndReason.Other, false)]
    public async Task End_WhileTheClientStillNeedsSomebody_OpensTheNeedAgain_AndRemembersTheNo(PlacementEndReason reason, bool breaksOff)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var (need, first) = (await network.HasNeed(Linkoping), await network.HasVolunteer(Linkoping, p => p with { Capacity = 1 }));
        await Run(network, need, first, until: Begins.AddDays(60), reason);

        var view = (await network.Need(need).Get()).Must();
        Assert.Equal(breaksOff ? (NeedStatus.Open, OfferStatus.Interrupted) : (NeedStatus.Filled, OfferStatus.Ended), (view.Status, view.Offers[0].Status));
        var entry = Assert.Single((await network.Volunteer(first).Get()).Must().Commitments);
        Assert.Equal((CommitmentStatus.Ended, Begins.AddDays(60)), (entry.Status, entry.Until!.Value));
        var other = await network.HasVolunteer(Linkoping);
        if (!breaksOff)
        {
            (await network.Offer(need, other)).Refused(ProblemCode.WrongState, "need");
            return;
        }

        Assert.Equal([other], await network.Candidates(need));
        (await network.Offer(need, first)).Refused(ProblemCode.NotEligible, "volunteer");
        await Run(network, need, other, until: Begins.AddDays(90), PlacementEndReason.GoalReached);
        Assert.Equal(NeedStatus.Filled, (await network.Need(need).Get()).Must().Status);
    }

    [Fact]
    public async Task End_OnOrAfterThePlannedEnd_OrOfAClosedNeed_OpensNothing()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var over = await network.HasNeed(Linkoping, r => r with { End = Begins.AddDays(60) });
        await Run(network, over, await network.HasVolunteer(Linkoping), until: Begins.AddDays(60), PlacementEndReason.VolunteerStops);
        Assert.Equal(NeedStatus.Filled, (await network.Need(over).Get()).Must().Status);

        var closed = await network.HasNeed(Linkoping);
        var offer = await Begin(network, closed, await network.HasVolunteer(Linkoping));
        (await network.Need(closed).Close()).Must();
        (await network.Need(closed).Advance(offer.Id, new End(silo.Today, PlacementEndReason.VolunteerStops))).Must();
        var view = (await network.Need(closed).Get()).Must();
        Assert.Equal((NeedStatus.Closed, OfferStatus.Ended), (view.Status, Assert.Single(view.Offers).Status));
    }

    /// <summary>SE: LSS 28 f §: not carried out again within three months from the day on which it broke off.</summary>
    [Fact]
    public async Task Quarterly_BrokenOff_CountsFromThatDay_AndLeavesWhatWasCarriedOutInTime()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping);
        var need = await network.HasNeed(Linkoping);
        await Run(network, need, await network.HasVolunteer(Linkoping), until: new(2026, 5, 10), PlacementEndReason.VolunteerStops);
        Assert.Empty((await Quarterly(silo, new(2026, 2), new(2026, 6, 30))).Late);

        silo.Pass(new DateTimeOffset(2026, 9, 1, 12, 0, 0, TimeSpan.Zero) - silo.Now);
        var late = Assert.Single((await Quarterly(silo, new(2026, 3), silo.Today)).Late);
        Assert.Equal((new DateOnly(2026, 5, 10), null, 114), (late.Interrupted!.Value, late.CarriedOut, late.DaysWaited));

        var volunteer = await network.HasVolunteer(Linkoping);
        await Begin(network, need, volunteer);
        await silo.RestartAsync();
        late = Assert.Single((await Quarterly(silo, new(2026, 3), silo.Today)).Late);
        Assert.Equal((silo.Today, 114, new DateOnly(2025, 12, 15)), (late.CarriedOut!.Value, late.DaysWaited, late.DecisionDate));
        Assert.Empty((await Quarterly(silo, new(2026, 4), new(2026, 12, 31))).Late);
        Assert.Empty((await Quarterly(silo, new(2026, 2), new(2026, 6, 30))).Late);
    }

    /// <summary>One of two had not begun: the decision was not carried out, and waits since it was made.</summary>
    [Fact]
    public async Task Quarterly_BrokenOffBeforeAllHadBegun_CountsFromTheDecision()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping);
        var need = await network.HasNeed(Linkoping, r => r with { Count = 2 });
        await network.Place(need, await network.HasVolunteer(Linkoping));
        await Run(network, need, await network.HasVolunteer(Linkoping), until: new(2026, 3, 10), PlacementEndReason.VolunteerStops);
        silo.Pass(TimeSpan.FromDays(30));
        var late = Assert.Single((await Quarterly(silo, new(2026, 2), silo.Today)).Late);
        Assert.Null(late.Interrupted);
    }

    /// <summary>Who stayed with one of two siblings has a home; the other waits.</summary>
    [Fact]
    public async Task End_OfOneSiblingsHome_LooksForThatChildAlone()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var need = await network.HasNeed(Linkoping, r => r with { Count = 2, ForChild = true, Siblings = SiblingRule.TogetherPreferred });
        VolunteerProfile One(VolunteerProfile p) => p with { Capacity = 1 };
        var stays = await network.Place(need, await network.HasVolunteer(Linkoping, One));
        await Run(network, need, await network.HasVolunteer(Linkoping, One), until: Begins.AddDays(30), PlacementEndReason.NotRightFit);

        var view = (await network.Need(need).Get()).Must();
        var left = Assert.Single(view.Placements, p => p.IsInterrupted).Children;
        await network.Place(need, await network.HasVolunteer(Linkoping));
        view = (await network.Need(need).Get()).Must();
        Assert.Equal(NeedStatus.Filled, view.Status);
        Assert.Equal(left.AsEnumerable(), view.Placements[^1].Children);
        Assert.NotEqual(left.AsEnumerable(), Assert.Single(view.Placements, p => p.Offer == stays.Id).Children);
    }

    private static Task<QuarterlyReport> Quarterly(TestSilo silo, Quarter quarter, DateOnly asOf) =>
        silo.Grains.GetGrain<ICaseloadGrain>(GrainKeys.Municipality(Linkoping)).Quarterly(quarter, asOf);

    private static async Task<Offer> Begin(Network network, NeedRef need, VolunteerRef volunteer)
    {
        if (network.Silo.Today < Begins)
            network.Silo.Pass(new DateTimeOffset(Begins.ToDateTime(new(12, 0)), TimeSpan.Zero) - network.Silo.Now);
        var offer = await network.Place(need, volunteer);
        var forChild = (await network.Need(need).Get()).Must().Requirements.ForChild;
        foreach (var step in PlacementDays.UntilItRuns(network.Silo.Today))
        {
            foreach (var child in (await network.Need(need).Get()).Must().Placements.Single(p => p.Offer == offer.Id).Clients())
                (await network.Need(need).Advance(offer.Id, step is Consent given ? given with { Child = child, Party = forChild ? ConsentParty.Guardian : given.Party } : step)).Must();
        }

        return offer;
    }

    private static async Task Run(Network network, NeedRef need, VolunteerRef volunteer, DateOnly until, PlacementEndReason reason)
    {
        var offer = await Begin(network, need, volunteer);
        network.Silo.Pass(new DateTimeOffset(until.ToDateTime(new(12, 0)), TimeSpan.Zero) - network.Silo.Now);
        (await network.Need(need).Advance(offer.Id, new End(until, reason))).Must();
    }
}
