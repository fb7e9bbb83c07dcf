using Matching.Conformance.Tests.Engines;
using Matching.Conformance.Tests.Grains;

namespace Matching.Conformance.Tests.Semantics;

public sealed class CallTests
{
    private readonly string _key = Journal.NewKey();

    [Fact]
    public async Task Exception_OfAMethod_ReachesTheCallerWithItsType_AndTheGrainServesOn()
    {
        await using var engine = await Engine.StartAsync();
        Assert.Equal("late", (await Assert.ThrowsAsync<CallFailedException>(() => Grain(engine).Fail("late"))).Message);
        Assert.Equal("early", (await Assert.ThrowsAsync<CallFailedException>(() => Grain(engine).FailBeforeAwait("early"))).Message);
        Assert.Null(await Grain(engine).ContextValue("any"));
    }

    [Fact]
    public async Task Timeout_OfACall_ReachesTheCaller_AndTheCalleeGoesOn()
    {
        await using var engine = await Engine.StartAsync(new EngineSetup { ResponseTimeout = TimeSpan.FromSeconds(2) });
        var gate = new Gate();
        var held = Grain(engine).HoldBeside(gate.Name, "done");
        await gate.WaitForAsync(1);
        await engine.PassAsync(TimeSpan.FromSeconds(1));
        Assert.False(held.IsCompleted);
        await engine.PassAsync(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAsync<TimeoutException>(() => held);
        gate.Open();
        await Journal.WaitForAsync(_key, "done");
    }

    [Fact]
    public async Task Timeout_OfACallThatWaits_KeepsItFromRunning()
    {
        await using var engine = await Engine.StartAsync(new EngineSetup { ResponseTimeout = TimeSpan.FromSeconds(2) });
        var gate = new Gate();
        var held = Grain(engine).HoldBeside(gate.Name, "first");
        await gate.WaitForAsync(1);
        var waiting = Grain(engine).HoldBeside(gate.Name, "second");
        await engine.PassAsync(TimeSpan.FromSeconds(3));
        await Assert.ThrowsAsync<TimeoutException>(() => held);
        await Assert.ThrowsAsync<TimeoutException>(() => waiting);
        gate.Open();
        await Journal.WaitForAsync(_key, "first");
        await Grain(engine).ContextValue("any");
        Assert.Equal(0, Journal.Count(_key, "second"));
    }

    [Fact]
    public async Task ResponseTimeout_OfAMethod_GoesBeforeTheEngines()
    {
        await using var engine = await Engine.StartAsync(new EngineSetup { ResponseTimeout = TimeSpan.FromSeconds(1) });
        var gate = new Gate();
        var held = Grain(engine).HoldWithOwnTimeout(gate.Name);
        await gate.WaitForAsync(1);
        await engine.PassAsync(TimeSpan.FromSeconds(3));
        Assert.False(held.IsCompleted);
        gate.Open();
        await held;
    }

    [Fact]
    public async Task Cancellation_ByTheCaller_ReachesTheCallee()
    {
        await using var engine = await Engine.StartAsync();
        var gate = new Gate();
        using var cancel = new CancellationTokenSource();
        var held = Grain(engine).HoldUntilCancelled(gate.Name, cancel.Token);
        await gate.WaitForAsync(1);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => held);
        await Journal.WaitForAsync(_key, "cancelled");
    }

    [Fact]
    public async Task Cancellation_BeforeTheCall_KeepsItFromRunning()
    {
        await using var engine = await Engine.StartAsync();
        var gate = new Gate();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Grain(engine).HoldUntilCancelled(gate.Name, new CancellationToken(canceled: true)));
        Assert.Equal(0, gate.Entered);
    }

    [Fact]
    public async Task Cancellation_OfACallThatWaits_KeepsItFromRunning()
    {
        await using var engine = await Engine.StartAsync();
        var (running, waiting) = (new Gate(), new Gate());
        using var cancel = new CancellationTokenSource();
        var held = Grain(engine).HoldBeside(running.Name, "first");
        await running.WaitForAsync(1);
        var cancelled = Grain(engine).HoldUntilCancelled(waiting.Name, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        running.Open();
        await held;
        await Grain(engine).ContextValue("any");
        Assert.Equal(0, waiting.Entered);
    }

    [Fact]
    public async Task CancelRequestOnTimeout_CancelsTheCallee()
    {
        await using var engine = await Engine.StartAsync(new EngineSetup { ResponseTimeout = TimeSpan.FromSeconds(2), CancelRequestOnTimeout = true });
        var gate = new Gate();
        var held = Grain(engine).HoldUntilCancelled(gate.Name, CancellationToken.None);
        await gate.WaitForAsync(1);
        await engine.PassAsync(TimeSpan.FromSeconds(3));
        await Assert.ThrowsAsync<TimeoutException>(() => held);
        await Journal.WaitForAsync(_key, "cancelled");
    }

    [Fact]
    public async Task OneWay_Call_ReturnsBeforeItRuns_AndItsFailureIsNobodys()
    {
        await using var engine = await Engine.StartAsync();
        var gate = new Gate();
        await Grain(engine).Note(gate.Name, "noted");
        Assert.Empty(Journal.Of(_key));
        gate.Open();
        await Journal.WaitForAsync(_key, "noted");
    }

    [Fact]
    public async Task RequestContext_OfTheCaller_FlowsOn_AndNeverBack()
    {
        await using var engine = await Engine.StartAsync();
        RequestContext.Set("tenant", "se-0580");
        Assert.Equal("se-0580", await Grain(engine).ContextValue("tenant"));
        Assert.Equal("se-0580", await Grain(engine).ContextValueOfOther("tenant"));
        await Grain(engine).SetContextValue("tenant", "other");
        Assert.Equal("se-0580", RequestContext.Get("tenant"));
        RequestContext.Clear();
        Assert.Null(await Grain(engine).ContextValue("tenant"));
    }

    private ICallGrain Grain(IEngine engine) => engine.Grains.GetGrain<ICallGrain>(_key);
}
