using Matching.Conformance.Tests.Engines;
using Matching.Conformance.Tests.Grains;

namespace Matching.Conformance.Tests.Semantics;

public sealed class InterleavingTests
{
    [Fact]
    public async Task Reentrant_TwoCalls_RunBesideEachOther()
    {
        await using var engine = await Engine.StartAsync();
        var gate = new Gate();
        var grain = engine.Grains.GetGrain<IReentrantGrain>("a");
        var calls = Task.WhenAll(grain.Hold(gate.Name), grain.Hold(gate.Name));
        await gate.WaitForAsync(2);
        gate.Open();
        await calls;
    }

    [Fact]
    public async Task Reentrant_CallsThatInterleave_StillTakeTurns()
    {
        await using var engine = await Engine.StartAsync();
        var grain = engine.Grains.GetGrain<IReentrantGrain>("a");
        var overlaps = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => grain.Overlaps(200))));
        Assert.Equal(0, overlaps.Sum());
    }

    [Fact]
    public async Task ReadOnly_TwoCalls_RunBesideEachOther_AndAWriterWaits()
    {
        await using var engine = await Engine.StartAsync();
        var (reading, writing) = (new Gate(), new Gate());
        var grain = engine.Grains.GetGrain<ITurnGrain>("a");
        var readers = Task.WhenAll(grain.HoldReading(reading.Name), grain.HoldReading(reading.Name));
        await reading.WaitForAsync(2);
        var writer = grain.Hold(writing.Name);
        await Eventually.Settle();
        Assert.Equal(0, writing.Entered);
        reading.Open();
        await writing.WaitForAsync(1);
        writing.Open();
        await Task.WhenAll(readers, writer);
    }

    [Fact]
    public async Task ReadOnly_WhileAWriterRuns_Waits()
    {
        await using var engine = await Engine.StartAsync();
        var (reading, writing) = (new Gate(), new Gate());
        var grain = engine.Grains.GetGrain<ITurnGrain>("a");
        var writer = grain.Hold(writing.Name);
        await writing.WaitForAsync(1);
        var readers = Task.WhenAll(grain.HoldReading(reading.Name), grain.HoldReading(reading.Name));
        await Eventually.Settle();
        Assert.Equal(0, reading.Entered);
        writing.Open();
        await reading.WaitForAsync(2);
        reading.Open();
        await Task.WhenAll(readers, writer);
    }

    [Fact]
    public async Task AlwaysInterleave_WhileACallRuns_StartsAtOnce_AndBlocksNobody()
    {
        await using var engine = await Engine.StartAsync();
        var (held, interleaved) = (new Gate(), new Gate());
        var grain = engine.Grains.GetGrain<ITurnGrain>("a");
        var calls = Task.WhenAll(grain.Hold(held.Name), grain.HoldInterleaved(interleaved.Name));
        await held.WaitForAsync(1);
        await interleaved.WaitForAsync(1);
        held.Open();
        Assert.Equal(1, await grain.Increment());
        interleaved.Open();
        await calls;
    }

    [Fact]
    public async Task MayInterleave_ByPredicate_DecidesPerCall()
    {
        await using var engine = await Engine.StartAsync();
        var (first, refused, allowed) = (new Gate(), new Gate(), new Gate());
        var grain = engine.Grains.GetGrain<IPredicateGrain>("a");
        var held = grain.Hold(first.Name, false);
        await first.WaitForAsync(1);
        var waiting = grain.Hold(refused.Name, false);
        var beside = grain.Hold(allowed.Name, true);
        await allowed.WaitForAsync(1);
        Assert.Equal(0, refused.Entered);
        first.Open();
        refused.Open();
        allowed.Open();
        await Task.WhenAll(held, waiting, beside);
    }

    [Fact]
    public async Task StatelessWorker_OfThree_RunsThreeCallsAtOnce_AndTheFourthWaits()
    {
        await using var engine = await Engine.StartAsync();
        var gate = new Gate();
        var grain = engine.Grains.GetGrain<IWorkerGrain>("a");
        var calls = Task.WhenAll(Enumerable.Range(0, 5).Select(_ => grain.Hold(gate.Name)));
        await gate.WaitForAsync(3);
        await Eventually.Settle();
        Assert.Equal(3, gate.Entered);
        gate.Open();
        await calls;
        Assert.Equal(5, gate.Entered);
    }
}
