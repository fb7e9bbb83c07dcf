using Matching.Conformance.Tests.Engines;
using Matching.Conformance.Tests.Grains;

namespace Matching.Conformance.Tests.Semantics;

public sealed class LifeTests
{
    private readonly string _key = Journal.NewKey();

    [Fact]
    public async Task Activation_ByAHundredCallsAtOnce_HappensOnce()
    {
        await using var engine = await Engine.StartAsync();
        var numbers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => Grain(engine).Activation())));
        Assert.Single(numbers.Distinct());
        Assert.Equal(["activated"], Journal.Of(_key));
    }

    [Fact]
    public async Task DeactivateOnIdle_ThenACall_MakesANewActivation()
    {
        await using var engine = await Engine.StartAsync();
        var first = await Grain(engine).Activation();
        await Grain(engine).Leave();
        Assert.NotEqual(first, await Grain(engine).Activation());
        Assert.Equal(["activated", "deactivated ApplicationRequested", "activated"], Journal.Of(_key));
    }

    [Fact]
    public async Task DeactivateOnIdle_InACall_LetsItEnd_AndServesTheNextByANewActivation()
    {
        await using var engine = await Engine.StartAsync();
        var gate = new Gate();
        var first = await Grain(engine).Activation();
        var held = Grain(engine).LeaveAndHold(gate.Name);
        await gate.WaitForAsync(1);
        var next = Grain(engine).Activation();
        await Eventually.Settle();
        Assert.Equal(["activated"], Journal.Of(_key));
        gate.Open();
        await held;
        Assert.NotEqual(first, await next);
    }

    [IdleFact]
    public async Task Idle_LongerThanTheCollectionAge_IsDeactivated()
    {
        await using var engine = await Engine.StartAsync();
        await Grain(engine).Activation();
        await engine.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["activated"], Journal.Of(_key));
        await engine.PassAsync(TimeSpan.FromMinutes(7));
        await Journal.WaitForAsync(_key, "deactivated ActivationIdle");
    }

    [Fact]
    public async Task Idle_WithACallThatRuns_IsNotDeactivated()
    {
        await using var engine = await Engine.StartAsync(new EngineSetup { ResponseTimeout = TimeSpan.FromHours(2) });
        var gate = new Gate();
        var held = Grain(engine).Hold(gate.Name);
        await gate.WaitForAsync(1);
        await engine.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal(["activated"], Journal.Of(_key));
        gate.Open();
        await held;
    }

    [IdleFact]
    public async Task DelayDeactivation_LongerThanTheAge_KeepsTheActivation()
    {
        await using var engine = await Engine.StartAsync();
        await Grain(engine).Delay(TimeSpan.FromHours(1));
        await engine.PassAsync(TimeSpan.FromMinutes(50));
        Assert.Equal(["activated"], Journal.Of(_key));
        await engine.PassAsync(TimeSpan.FromMinutes(15));
        await Journal.WaitForAsync(_key, "deactivated ActivationIdle");
    }

    [IdleFact]
    public async Task KeepAlive_AndALongerAgeLimit_OutliveTheCollectionAge()
    {
        await using var engine = await Engine.StartAsync();
        var (kept, aged) = (engine.Grains.GetGrain<IKeptGrain>(_key, typeof(KeptGrain).FullName), engine.Grains.GetGrain<IAgedGrain>(_key));
        var (keptFirst, agedFirst) = (await kept.Activation(), await aged.Activation());
        await engine.PassAsync(TimeSpan.FromMinutes(25));
        Assert.Equal(agedFirst, await aged.Activation());
        await engine.PassAsync(TimeSpan.FromMinutes(40));
        Assert.NotEqual(agedFirst, await aged.Activation());
        Assert.Equal(keptFirst, await kept.Activation());
    }

    [Fact]
    public async Task OnActivate_ThatFails_FailsTheCall_AndTheNextTriesAgain()
    {
        await using var engine = await Engine.StartAsync();
        var grain = engine.Grains.GetGrain<IUnwillingGrain>(_key);
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(grain.Call);
        Assert.Equal("not yet", failure.Message);
        Journal.Write(_key, "may");
        await grain.Call();
    }

    [Fact]
    public async Task Stop_OfTheEngine_DeactivatesAll()
    {
        await using (var engine = await Engine.StartAsync()) await Grain(engine).Activation();
        Assert.Equal(["activated", "deactivated ShuttingDown"], Journal.Of(_key));
    }

    private ILifeGrain Grain(IEngine engine) => engine.Grains.GetGrain<ILifeGrain>(_key);
}
