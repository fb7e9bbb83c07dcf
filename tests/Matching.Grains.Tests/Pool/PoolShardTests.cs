using Matching.Contracts.Needs;
using Matching.Contracts.Pool;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Pool;

public sealed class PoolShardTests
{
    [Fact]
    public async Task Publish_IsVisibleToTheNextQuery()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 2, Linkoping);
        var need = await network.HasNeed(Linkoping);
        Assert.Empty(await network.Candidates(need));
        var volunteer = await network.HasVolunteer(Linkoping);
        Assert.Equal([volunteer], await network.Candidates(need));
        (await network.Volunteer(volunteer).Register(Volunteer(Linkoping) with { Languages = ["ar"] }, null)).Must();
        Assert.Empty(await network.Candidates(need));
    }

    [Fact]
    public async Task Publish_OlderVersion_IsIgnored()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var old = new List<PoolRow>();
        silo.Calls.On("IPoolShardGrain.Publish", call =>
        {
            old.Add((PoolRow)call.Request.GetArgument(0)!);
            return call.Invoke();
        });
        var volunteer = await network.HasVolunteer(Linkoping);
        (await network.Volunteer(volunteer).Register(Volunteer(Linkoping) with { Languages = ["ar"] }, null)).Must();
        await network.Shard(0).Publish(old[0]);
        Assert.Empty(await network.Candidates(await network.HasNeed(Linkoping)));
    }

    [Fact]
    public async Task Publish_Lost_TheNextRebuildCarriesIt()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var need = await network.HasNeed(Linkoping);
        Assert.Empty(await network.Candidates(need));
        silo.Calls.LoseNextCall("IPoolShardGrain.Publish");
        var volunteer = await network.HasVolunteer(Linkoping);
        Assert.Empty(await network.Candidates(need));
        await silo.PassAsync(TimeSpan.FromMinutes(5));
        await Eventually.IsTrue(async () => (await network.Candidates(need)).SequenceEqual([volunteer]), "the shard reads the truth anew");
    }

    [Fact]
    public async Task Sweep_HoldLapses_FreesThePlaceWithoutAMessage()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping, p => p with { Capacity = 1 });
        var (held, other) = (await network.HasNeed(Linkoping), await network.HasNeed(Linkoping));
        (await network.Offer(held, volunteer)).Must();
        Assert.Equal(RejectionReasons.Capacity, Assert.Single(await network.Rejections(other)).Reasons);

        // No rebuild gets to its end: only the row's own deadline can free the place.
        var never = new TaskCompletionSource();
        silo.Storage.BetweenRows = () => never.Task;
        silo.Calls.On("IPoolShardGrain.Publish", _ => throw new TimeoutException());
        silo.Pass(TimeSpan.FromHours(72));
        Assert.Equal([volunteer], await network.Candidates(other));
        never.SetResult();
    }

    [Fact]
    public async Task Rebuild_AfterARestart_EqualsTheTruth()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 3, Linkoping, Norrkoping);
        await network.Share(Linkoping, Norrkoping);
        for (var i = 0; i < 12; i++)
        {
            var order = i;
            await network.HasVolunteer(i % 2 == 0 ? Linkoping : Norrkoping, p => p with { Experience = order, Capacity = 1 + order % 3 });
        }

        var need = await network.HasNeed(Norrkoping);
        await network.Place(await network.HasNeed(Norrkoping), (await network.Candidates(need))[0]);
        var before = (await network.Need(need).Candidates(null, 50)).Must();
        await silo.RestartAsync();
        var after = (await network.Need(need).Candidates(null, 50)).Must();
        Assert.Equal(before.Candidates.AsEnumerable(), after.Candidates);
        Assert.Equal(12, after.Considered);
    }

    [Fact]
    public async Task Remove_DuringARebuild_TheRowDoesNotComeBack()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping);
        var need = await network.HasNeed(Linkoping);
        var rebuild = await BeginRebuild(silo, network);
        (await network.Volunteer(volunteer).Erase()).Must();
        await rebuild.End();
        Assert.Empty(await network.Candidates(need));
    }

    [Fact]
    public async Task Publish_DuringARebuild_IsKept()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var volunteer = await network.HasVolunteer(Linkoping);
        var need = await network.HasNeed(Linkoping);
        var rebuild = await BeginRebuild(silo, network);
        var newcomer = await network.HasVolunteer(Linkoping);
        (await network.Volunteer(volunteer).Register(Volunteer(Linkoping) with { Languages = ["ar"] }, null)).Must();
        await rebuild.End();
        Assert.Equal([newcomer], await network.Candidates(need));
    }

    [Fact]
    public async Task Publish_OutOfOrderDuringARebuild_TheLatestIsKept()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var rows = new List<PoolRow>();
        silo.Calls.On("IPoolShardGrain.Publish", call =>
        {
            rows.Add((PoolRow)call.Request.GetArgument(0)!);
            return call.Invoke();
        });
        var volunteer = await network.HasVolunteer(Linkoping);
        var need = await network.HasNeed(Linkoping);
        var rebuild = await BeginRebuild(silo, network);
        (await network.Volunteer(volunteer).Register(Volunteer(Linkoping) with { Languages = ["ar"] }, null)).Must();
        await network.Shard(0).Publish(rows[0]);
        await rebuild.End();
        Assert.Empty(await network.Candidates(need));
    }

    [Fact]
    public async Task Rebuild_ACallerGivesUp_OthersStillGetTheirAnswer()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        await network.HasVolunteer(Linkoping);
        var (reached, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        silo.Storage.BetweenRows = () =>
        {
            reached.TrySetResult();
            return go.Task;
        };
        using var impatient = new CancellationTokenSource();
        var first = network.Shard(0).Rebuild(impatient.Token);
        await reached.Task;
        var second = network.Shard(0).Rebuild();
        await Eventually.Settle();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        go.SetResult();
        Assert.Equal(1, (await second).Volunteers);
    }

    [Fact]
    public async Task Query_AfterTheRegionChangedItsMembers_SpeaksOfTheNewOnes()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 2, Norrkoping);
        var norrkoping = await network.HasVolunteer(Norrkoping);
        (await network.Municipality(Linkoping).SetUp(Municipality(Linkoping, network.Name))).Must();
        var linkoping = await network.HasVolunteer(Linkoping);
        await network.Share(Linkoping, Norrkoping);
        var need = await network.HasNeed(Norrkoping);
        Assert.Equal([norrkoping], await network.Candidates(need));

        // The newcomer's index comes first: every index in the columns changes.
        (await network.Region.SetUp(Network.Definition(network.Name, 2, Linkoping, Norrkoping))).Must();
        Assert.Equal(new HashSet<VolunteerRef> { norrkoping, linkoping }, [.. await network.Candidates(need)]);
        (await network.Region.SetUp(Network.Definition(network.Name, 2, Norrkoping))).Must();
        Assert.Equal([norrkoping], await network.Candidates(need));
    }

    [Fact]
    public async Task Query_OfAMapThatIsNoLongerTheRegions_IsLost_NotAnsweredWrongly()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping, Norrkoping);
        await network.HasVolunteer(Linkoping);
        var need = await network.HasNeed(Linkoping);
        PoolQuery? old = null;
        silo.Calls.On("IPoolShardGrain.Candidates", call =>
        {
            old = (PoolQuery)call.Request.GetArgument(0)!;
            return call.Invoke();
        });
        await network.Candidates(need);
        (await network.Region.SetUp(Network.Definition(network.Name, 1, Norrkoping, Linkoping))).Must();
        await network.Candidates(need);
        var stale = old! with { Map = old.Map with { Members = [Linkoping, Norrkoping] } };
        await Assert.ThrowsAsync<RoundLostException>(() => network.Shard(0).Candidates(stale, 5));
    }

    [Fact]
    public async Task Status_CountsVolunteersAndRebuilds()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        await network.HasVolunteer(Linkoping);
        await network.Shard(0).Rebuild();
        var status = await network.Shard(0).Status();
        Assert.Equal((1, 2, silo.Now), (status.Volunteers, status.Rebuilds, status.LastRebuild));
    }

    private static async Task<RunningRebuild> BeginRebuild(TestSilo silo, Network network)
    {
        await network.Shard(0).Status();
        var (reached, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        silo.Storage.BetweenRows = () =>
        {
            reached.TrySetResult();
            return go.Task;
        };
        var rebuild = network.Shard(0).Rebuild();
        await reached.Task;
        return new(rebuild, go);
    }

    /// <summary>A rebuild that has read its first row, and waits before the next.</summary>
    private sealed record RunningRebuild(Task<ShardStatus> Rebuild, TaskCompletionSource Go)
    {
        public async Task End()
        {
            Go.SetResult();
            await Rebuild;
        }
    }
}
