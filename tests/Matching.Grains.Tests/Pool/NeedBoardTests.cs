using Matching.Contracts.Districts;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Pool;

public sealed class NeedBoardTests
{
    [Fact]
    public async Task Open_NeedsThatWantSomebody_InOrder()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        var (b, a, filled) = (await network.HasNeed(Norrkoping), await network.HasNeed(Linkoping), await network.HasNeed(Linkoping));
        await network.Place(filled, await network.HasVolunteer(Linkoping));
        Assert.Equal([a, b], (await network.Board.Open()).Select(n => n.Need));
    }

    [Fact]
    public async Task Open_HoldLapses_TheNeedIsBackWithoutAMessage()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var need = await network.HasNeed(Linkoping);
        (await network.Offer(need, await network.HasVolunteer(Linkoping))).Must();
        Assert.Empty(await network.Board.Open());
        silo.Pass(TimeSpan.FromHours(72));
        Assert.Equal(need, Assert.Single(await network.Board.Open()).Need);
    }

    /// <summary>What no offer could be made for keeps nobody from needs that are ready, and is proposed for as soon as it is settled.</summary>
    [Fact]
    public async Task Open_NeedWithoutAgreedCostOrAnybodyWhoAnswers_IsInNoRound_UntilItIsSettled()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping, v => v with { Capacity = 1 });
        var (costless, unanswered) = (new NeedRef(Linkoping, network.NewId()), new NeedRef(Linkoping, network.NewId()));
        (await network.Need(costless).Open(Requirements(Linkoping), Case() with { MonthlyCost = 0 }, null)).Must();
        (await network.Need(unanswered).Open(Requirements(Linkoping), Case() with { ContactPoint = "" }, null)).Must();
        Assert.Empty(await Proposed());
        await silo.RestartAsync();
        Assert.Empty(await Proposed());

        var ready = await network.HasNeed(Linkoping, r => r with { Interests = [], Start = r.Start.AddDays(30) });
        Assert.Equal([ready], await Proposed());
        (await network.Need(ready).Close()).Must();
        (await network.Need(costless).Open(Requirements(Linkoping), Case(), null)).Must();
        var proposal = Assert.Single(await Proposed());
        Assert.Equal(costless, proposal);
        (await network.Offer(proposal, volunteer)).Must();

        // A district answers for what lies in it: boards see that when they read the truth anew.
        await network.HasVolunteer(Linkoping);
        Assert.Empty(await Proposed());
        var districts = silo.Grains.GetGrain<IDistrictsGrain>(GrainKeys.Municipality(Linkoping));
        (await districts.SetUp(new("all", "All", [new(5800, 1400, 5900, 1700)], "Office", []), 0)).Must();
        await network.Board.Rebuild();
        Assert.Equal([unanswered], await Proposed());
        await districts.Remove("all");
        await network.Board.Rebuild();
        Assert.Empty(await Proposed());

        async Task<IEnumerable<NeedRef>> Proposed()
        {
            var round = (await network.RunRound()).Round;
            return (await network.Round(round).Proposals(null, 0, Limits.PageSize)).Must().Items.Select(p => p.Need);
        }
    }

    [Fact]
    public async Task Publish_OlderVersionOrLost_TheTruthWins()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var need = await network.HasNeed(Linkoping);
        var old = Assert.Single(await network.Board.Open());
        silo.Calls.LoseNextCall("INeedBoardGrain.Publish");
        (await network.Need(need).Close()).Must();
        Assert.Single(await network.Board.Open());
        await network.Board.Rebuild();
        Assert.Empty(await network.Board.Open());
        await network.Board.Publish(old);
        Assert.Empty(await network.Board.Open());
    }

    [Fact]
    public async Task Open_AfterARestart_IsReadFromTheTruth()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping);
        var need = await network.HasNeed(Linkoping);
        await silo.RestartAsync();
        Assert.Equal(need, Assert.Single(await network.Board.Open()).Need);
    }
}
