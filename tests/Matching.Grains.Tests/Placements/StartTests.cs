using Matching.Contracts.Needs;
using Matching.Contracts.Placements;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Placements;

/// <summary>What a placement begins on.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task Start_ChildCameOfAgeForConsentSinceItWasAgreed_AsksTheChildToo()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var need = await network.HasNeed(Linkoping, n => n with { ForChild = true });
        var view = (await network.Need(need).Get()).Must();
        (await network.Need(need).Open(view.Requirements, view.Case with { ChildAge = 14 }, null)).Must();
        var offer = await network.Place(need, await network.HasVolunteer(Linkoping));
        await Steps(network, need, offer, [.. PlacementDays.UntilAgreed(silo.Today).SkipLast(1), new Consent(silo.Today, ConsentParty.Guardian)]);
        (await network.Need(need).Open(view.Requirements, view.Case with { ChildAge = 15 }, null)).Must();
        Assert.Contains("Client", (await network.Need(need).Advance(offer.Id, new Start(silo.Today))).Refused(ProblemCode.WrongState, "consents").Detail);
        Assert.Equal(PlacementStage.Agreed, (await network.Need(need).Advance(offer.Id, new Consent(silo.Today, ConsentParty.Client))).Must().Stage);
        Assert.Equal(PlacementStage.Running, (await network.Need(need).Advance(offer.Id, new Start(silo.Today))).Must().Stage);
    }

    [Fact]
    public async Task Start_OnADayThatTheLastPlacementCovered_IsRefused()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping, p => p with { Capacity = 1 });
        var need = await network.HasNeed(Linkoping);
        var last = await network.Place(need, volunteer);
        await Steps(network, need, last, PlacementDays.UntilItRuns(silo.Today));
        silo.Pass(TimeSpan.FromDays(30));
        await Steps(network, need, last, [new End(silo.Today, PlacementEndReason.ClientMoved)]);

        var next = await network.HasNeed(Linkoping, n => n with { Start = silo.Today.AddDays(-1) });
        var offer = await network.Place(next, volunteer);
        await Steps(network, next, offer, PlacementDays.UntilAgreed(silo.Today.AddDays(-2)));
        (await network.Need(next).Advance(offer.Id, new Start(silo.Today.AddDays(-1)))).Refused(ProblemCode.NoCapacity, "on");
        await Steps(network, next, offer, [new Start(silo.Today)]);
    }

    private static async Task Steps(Network network, NeedRef need, Offer offer, IEnumerable<PlacementStep> steps)
    {
        foreach (var step in steps)
            (await network.Need(need).Advance(offer.Id, step)).Must();
    }
}
