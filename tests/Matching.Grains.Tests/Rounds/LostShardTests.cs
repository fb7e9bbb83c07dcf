using System.Text.Json;
using Matching.Contracts;
using Matching.Contracts.Rounds;
using Matching.Grains.Tests.Engines;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Rounds;

/// <summary>A shard that is lost under a round costs the round an attempt, never its result.</summary>
public sealed class LostShardTests
{
    private static readonly RoundRequest Request = new(CandidatesPerNeed: 2);

    /// <summary>What a round asks of its shards.</summary>
    public static TheoryData<string> Questions => ["Pin", "Score", "Price", "Explain"];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Round_WithALostShard_GivesTheBytesOfAnUndisturbedOne(string question)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await new Instance(9, volunteers: 40, needs: 36).On(silo, shards: 2, quota: 3);
        var calm = await Bytes(network, (await network.RunRound(Request)).Round);
        foreach (var lost in (Func<Exception>[])[EngineHost.LostSilo, () => new TimeoutException("Injected: no answer.")])
        {
            var isLost = false;
            silo.Calls.Once($"IPoolShardGrain.{question}", _ =>
            {
                isLost = true;
                throw lost();
            });
            var round = await Start(network);
            await End(network, round);
            Assert.True(isLost);
            Assert.Equal(calm, await Bytes(network, round));
        }
    }

    [Fact]
    public async Task Round_WhoseShardStaysAway_WaitsEverLonger_PinsAnewEachTime_AndFails()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Small(silo);
        var attempts = new List<(DateTimeOffset Moment, object? Pin)>();
        silo.Calls.On("IPoolShardGrain.Score", call =>
        {
            attempts.Add((silo.Now, call.Request.GetArgument(0)));
            throw EngineHost.LostSilo();
        });
        var round = await Start(network);
        await End(network, round);
        Assert.Equal(RoundStatus.Failed, (await network.Round(round).Get()).Must().Status);
        Assert.Equal([1, 2, 4, 8, .. Enumerable.Repeat(16.0, 10)], attempts.Zip(attempts.Skip(1), (one, next) => (next.Moment - one.Moment).TotalSeconds));
        Assert.Equal(15, attempts.DistinctBy(a => a.Pin).Count());
    }

    [Fact]
    public async Task Cancel_BetweenTwoAttempts_EndsTheRoundAtOnce()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Small(silo);
        var lost = 0;
        silo.Calls.On("IPoolShardGrain.Score", _ =>
        {
            lost++;
            throw EngineHost.LostSilo();
        });
        var round = await Start(network);
        await silo.UntilAsync(async () => lost == 1 && (await network.Round(round).Get()).Must().Phase == "waiting", "the round waits");
        Assert.Equal(RoundStatus.Cancelled, (await network.Round(round).Cancel()).Must().Status);
        await silo.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(1, lost);
        Assert.Equal(RoundStatus.Cancelled, (await network.Round(round).Get()).Must().Status);
    }

    [Fact]
    public async Task Round_ThatNobodyHearsLetGo_IsCompleted()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Small(silo);
        silo.Calls.On("IPoolShardGrain.Release", _ => throw EngineHost.LostSilo());
        Assert.Equal(RoundStatus.Completed, (await network.RunRound()).Status);
    }

    [Fact]
    public async Task FailedRound_WhoseInputsDoNotAnswer_EndsAllTheSame_AndForgetsThemLater()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Small(silo);
        silo.Calls.On("IPoolShardGrain.Explain", _ => throw new InvalidOperationException("Injected: no loss, but a fault."));
        silo.Calls.LoseNextCall("IRoundInputsGrain.Forget");
        var round = await Start(network);
        await End(network, round);
        Assert.Equal(RoundStatus.Failed, (await network.Round(round).Get()).Must().Status);
        var inputs = silo.Grains.GetGrain<IRoundInputsGrain>(GrainKeys.RoundInputs(network.Name, round));
        Assert.NotNull(await inputs.Read());
        await silo.PassAsync(TimeSpan.FromMinutes(2));
        await silo.UntilAsync(async () => await inputs.Read() is null, "the reminder forgets the inputs");
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Cancel_WhileAShardWorks_ReachesTheShard(string question)
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await new Instance(9, volunteers: 40, needs: 36).On(silo, shards: 2, quota: 3);
        var (reached, stopped) = (new TaskCompletionSource(), new TaskCompletionSource());
        silo.Calls.On($"IPoolShardGrain.{question}", async call =>
        {
            var token = (CancellationToken)call.Request.GetArgument(call.Request.GetArgumentCount() - 1)!;
            using var stop = token.Register(() => stopped.TrySetResult());
            reached.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        });
        var round = await Start(network);
        await silo.UntilAsync(() => Task.FromResult(reached.Task.IsCompleted), "a shard was asked");
        (await network.Round(round).Cancel()).Must();
        await silo.UntilAsync(() => Task.FromResult(stopped.Task.IsCompleted), "the shard hears of it");
    }

    private static async Task<Network> Small(TestSilo silo)
    {
        var network = await Network.Of(silo, 1, Linkoping);
        await network.HasVolunteer(Linkoping);
        await network.HasNeed(Linkoping);
        return network;
    }

    private static async Task<Guid> Start(Network network)
    {
        var round = network.NewId();
        (await network.Region.StartRound(round, Request)).Must();
        return round;
    }

    /// <summary>Waits for the end of the round; lets the clock go on only while the round waits for it.</summary>
    private static Task End(Network network, Guid round) => network.Silo.UntilAsync(
        async () =>
        {
            var view = (await network.Round(round).Get()).Must();
            if (view is { Status: RoundStatus.Running, Phase: "waiting" })
                network.Silo.Pass(TimeSpan.FromSeconds(1));
            return view.Status != RoundStatus.Running;
        },
        "the round ends");

    private static async Task<string> Bytes(Network network, Guid id)
    {
        var round = network.Round(id);
        var view = (await round.Get()).Must();
        Assert.Equal(RoundStatus.Completed, view.Status);
        var proposals = (await round.Proposals(null, 0, Limits.PageSize)).Must().Items;
        Assert.NotEmpty(proposals);
        var certificate = (await round.Certificate()).Must();
        return JsonSerializer.Serialize(new { proposals, certificate, summary = view.Summary! with { ScoreMs = 0, AssignMs = 0 } }, ContractJson.Options);
    }
}
