using Matching.Conformance.Tests.Engines;
using Matching.Conformance.Tests.Grains;

namespace Matching.Conformance.Tests.Semantics;

public sealed class TurnTests
{
    [Fact]
    public async Task Call_SecondCallOfSameGrain_WaitsForTheFirst()
    {
        await using var engine = await Engine.StartAsync();
        var grain = engine.Grains.GetGrain<ITurnGrain>("a");
        var (first, second) = (new Gate(), new Gate());
        var held = grain.Hold(first.Name);
        await first.WaitForAsync(1);
        var waiting = grain.Hold(second.Name);
        await Eventually.Settle();
        Assert.Equal(0, second.Entered);
        first.Open();
        await second.WaitForAsync(1);
        second.Open();
        await Task.WhenAll(held, waiting);
    }

    [Fact]
    public async Task Call_OtherGrain_RunsBeside()
    {
        await using var engine = await Engine.StartAsync();
        var gate = new Gate();
        var held = engine.Grains.GetGrain<ITurnGrain>("a").Hold(gate.Name);
        await gate.WaitForAsync(1);
        Assert.Equal(1, await engine.Grains.GetGrain<ITurnGrain>("b").Increment());
        gate.Open();
        await held;
    }

    [Fact]
    public async Task Call_AThousandAtOnce_LoseNoUpdate()
    {
        await using var engine = await Engine.StartAsync();
        var grain = engine.Grains.GetGrain<ITurnGrain>("a");
        var counts = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Task.Run(grain.Increment)));
        Assert.Equal(Enumerable.Range(1, 1000), counts.Order());
    }

    [Fact]
    public async Task Await_InAGrain_ComesBackToItsScheduler()
    {
        await using var engine = await Engine.StartAsync();
        Assert.True(await engine.Grains.GetGrain<ITurnGrain>("a").StaysOnItsScheduler());
    }

    [Fact]
    public async Task Call_OfItselfWithoutReentrancy_TimesOut()
    {
        await using var engine = await Engine.StartAsync(new EngineSetup { ResponseTimeout = TimeSpan.FromSeconds(1) });
        var call = engine.Grains.GetGrain<ITurnGrain>("a").CallSelf();
        while (!call.IsCompleted) await engine.PassAsync(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<TimeoutException>(() => call);
        // The inner call, sent later, times out too: then the grain is free.
        await engine.PassAsync(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Reference_OfOneGrain_EqualsAnotherOfIt()
    {
        await using var engine = await Engine.StartAsync();
        var grain = engine.Grains.GetGrain<ITurnGrain>("a");
        Assert.Equal(grain, engine.Grains.GetGrain<ITurnGrain>("a"));
        Assert.NotEqual(grain, engine.Grains.GetGrain<ITurnGrain>("b"));
        Assert.Equal("a", await grain.Key());
    }
}
