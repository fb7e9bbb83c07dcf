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
