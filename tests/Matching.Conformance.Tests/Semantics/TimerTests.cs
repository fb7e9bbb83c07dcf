using Matching.Conformance.Tests.Engines;
using Matching.Conformance.Tests.Grains;

namespace Matching.Conformance.Tests.Semantics;

public sealed class TimerTests
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    private readonly string _key = Journal.NewKey();

    [Fact]
    public async Task Timer_EachPeriod_TicksOnTheGrainsScheduler()
    {
        await using var engine = await Engine.StartAsync();
        await Grain(engine).StartTimer(Period, interleave: false, keepAlive: false);
        for (var ticks = 1; ticks <= 3; ticks++)
        {
            await engine.PassAsync(Period);
            await Journal.WaitForAsync(_key, "tick", ticks);
        }
        Assert.Equal(3, Journal.Of(_key).Count);
    }

    [Fact]
    public async Task Timer_Disposed_TicksNoMore()
    {
        await using var engine = await Engine.StartAsync();
        await Grain(engine).StartTimer(Period, interleave: false, keepAlive: false);
        await engine.PassAsync(Period);
        await Journal.WaitForAsync(_key, "tick");
        await Grain(engine).StopTimer();
        await engine.PassAsync(Period * 3);
        Assert.Equal(1, Journal.Count(_key, "tick"));
    }

    [Fact]
    public async Task Timer_OfADeactivatedGrain_TicksNoMore()
    {
        await using var engine = await Engine.StartAsync();
        await Grain(engine).StartTimer(Period, interleave: false, keepAlive: false);
        await Grain(engine).Leave();
        await Journal.WaitForAsync(_key, "deactivated");
        await engine.PassAsync(Period * 3);
        Assert.Equal(0, Journal.Count(_key, "tick"));
    }

    [Fact]
    public async Task Timer_WhileACallRuns_WaitsUnlessItInterleaves()
    {
        await using var engine = await Engine.StartAsync();
        var (waiting, beside) = (Journal.NewKey(), Journal.NewKey());
        var gate = new Gate();
        await engine.Grains.GetGrain<IClockGrain>(waiting).StartTimer(Period, interleave: false, keepAlive: false);
        await engine.Grains.GetGrain<IClockGrain>(beside).StartTimer(Period, interleave: true, keepAlive: false);
        var held = Task.WhenAll(engine.Grains.GetGrain<IClockGrain>(waiting).Hold(gate.Name), engine.Grains.GetGrain<IClockGrain>(beside).Hold(gate.Name));
        await gate.WaitForAsync(2);
        await engine.PassAsync(Period);
        await Journal.WaitForAsync(beside, "tick");
        Assert.Equal(0, Journal.Count(waiting, "tick"));
        gate.Open();
        await held;
        await Journal.WaitForAsync(waiting, "tick");
    }

    [Fact]
    public async Task Timer_WhoseTickIsSlow_DoesNotOverlapItself()
    {
        await using var engine = await Engine.StartAsync();
        var gate = new Gate();
        await Grain(engine).StartTimerThatHolds(Period, gate.Name);
        await engine.PassAsync(Period);
        await gate.WaitForAsync(1);
        await engine.PassAsync(Period * 3);
        Assert.Equal(1, gate.Entered);
        gate.Open();
        await Eventually.Settle();
        await engine.PassAsync(Period);
        await gate.WaitForAsync(2);
    }

    [Fact]
    public async Task Timer_ChangedDuringAnInterleavingTick_DoesNotOverlapItself_AndTicksAgainAfterwards()
    {
        await using var engine = await Engine.StartAsync();
        var gate = new Gate();
        await Grain(engine).StartTimerThatHolds(Period, gate.Name, interleave: true);
        await engine.PassAsync(Period);
        await gate.WaitForAsync(1);
        await Grain(engine).ChangeTimer(Period, Timeout.InfiniteTimeSpan);
        await engine.PassAsync(Period * 3);
        Assert.Equal(1, gate.Entered);
        gate.Open();
        await Eventually.Settle();
        await engine.PassAsync(Period);
        await gate.WaitForAsync(2);
    }

    [Fact]
    public async Task Timer_WhoseTickFails_TicksAgain()
    {
        await using var engine = await Engine.StartAsync();
        await Grain(engine).StartTimerThatFails(Period);
        for (var ticks = 1; ticks <= 2; ticks++)
        {
            await engine.PassAsync(Period);
            await Journal.WaitForAsync(_key, "failing", ticks);
        }
    }

    [IdleFact]
    public async Task Timer_KeepsAGrainOnlyIfAsked()
    {
        await using var engine = await Engine.StartAsync(new EngineSetup { CollectionAge = TimeSpan.FromMinutes(2) });
        var (kept, left) = (Journal.NewKey(), Journal.NewKey());
        await engine.Grains.GetGrain<IClockGrain>(kept).StartTimer(TimeSpan.FromMinutes(1), interleave: false, keepAlive: true);
        await engine.Grains.GetGrain<IClockGrain>(left).StartTimer(TimeSpan.FromMinutes(1), interleave: false, keepAlive: false);
        for (var minute = 0; minute < 5; minute++) await engine.PassAsync(TimeSpan.FromMinutes(1));
        await Journal.WaitForAsync(left, "deactivated");
        Assert.Equal(0, Journal.Count(kept, "deactivated"));
    }

    private IClockGrain Grain(IEngine engine) => engine.Grains.GetGrain<IClockGrain>(_key);
}
