using Matching.Contracts.Rounds;
using Matching.Grains.Ports;
using Matching.Grains.Rounds;
using Matching.Grains.State;
using Matching.Grains.Tests.Silo;
using Matching.Grains.Tests.Stories;
using Microsoft.Extensions.DependencyInjection;
using static Matching.Grains.Tests.Stories.People;

namespace Matching.Grains.Tests.Rounds;

/// <summary>Rounds that are cancelled or interrupted.</summary>
public sealed class InterruptionTests
{
    [Fact]
    public async Task Cancel_SurvivesARestart_AndKeepsNoInputs()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping);
        var go = new TaskCompletionSource();
        silo.Calls.On("IPoolShardGrain.Score", async call =>
        {
            await go.Task;
            await call.Invoke();
        });
        var round = network.NewId();
        (await network.Round(round).Start(new())).Must();
        Assert.Equal(RoundStatus.Cancelled, (await network.Round(round).Cancel()).Must().Status);
        go.SetResult();

        await silo.RestartAsync();
        Assert.Equal(RoundStatus.Cancelled, (await network.Round(round).Get()).Must().Status);
        Assert.Equal(RoundStatus.Cancelled, (await network.Round(round).Start(new())).Must().Status);
        await silo.PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(RoundStatus.Cancelled, (await network.Round(round).Get()).Must().Status);
        Assert.Null(await silo.Grains.GetGrain<IRoundInputsGrain>(GrainKeys.RoundInputs(network.Name, round)).Read());
    }

    [Fact]
    public async Task Cancel_FinishedRound_ChangesNothing()
    {
        await using var silo = await TestSilo.StartAsync();
        var network = await Network.Of(silo, 1, Linkoping);
        var done = await network.RunRound();
        Assert.Equal(done, (await network.Round(done.Round).Cancel()).Must());
    }

    [Fact]
    public async Task InterruptedRound_NobodyAsks_CompletesByItself()
    {
        await using var silo = await TestSilo.StartAsync(durable: true);
        var network = await Network.Of(silo, 1, Linkoping);
        await network.HasVolunteer(Linkoping);
        await network.HasNeed(Linkoping);
        var writes = 0;
        silo.Storage.BeforeWrite = state => state == "round" && ++writes == 2 ? throw new IOException("Injected: the end of the round is not stored.") : Task.CompletedTask;
        (await network.Round(network.NewId()).Start(new())).Must();
        await silo.UntilAsync(() => Task.FromResult(writes == 2), "the round came to its end");

        await silo.RestartAsync();
        Assert.Equal(RoundStatus.Running, await Stored(silo));
        await silo.PassAsync(TimeSpan.FromMinutes(2));
        await silo.UntilAsync(async () => await Stored(silo) == RoundStatus.Completed, "the reminder wakes the round");
    }

    private static async Task<RoundStatus> Stored(TestSilo silo)
    {
        await foreach (var (_, state) in silo.Services.GetRequiredService<ICommittedStates>().ReadAll<RoundState>(StateNames.Round, "round/", CancellationToken.None))
            return state.Status;
        throw new InvalidOperationException("No round is stored.");
    }
}
