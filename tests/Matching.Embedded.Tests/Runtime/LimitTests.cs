using Matching.Embedded.Runtime;
using Matching.Embedded.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Embedded.Tests.Runtime;

public interface ITwiceGrain : IGrainWithStringKey;

public sealed class FirstTwiceGrain : Grain, ITwiceGrain;

public sealed class SecondTwiceGrain : Grain, ITwiceGrain;

public interface INowhereGrain : IGrainWithStringKey;

public sealed class LimitTests
{
    [Fact]
    public async Task Queue_OfAnActivationThatIsFull_RefusesTheNextCall()
    {
        await using var engine = await TestEngine.StartAsync(null, options => options.MaxQueuedCallsPerActivation = 3);
        var end = new TaskCompletionSource();
        var running = engine.Counter("a").Wait(end.Task);
        await Eventually.IsTrue(() => engine.Catalog.Activations.Any(activation => activation.GrainInstance is not null), "the activation");
        await engine.Counter("a").Activation();
        var waiting = Enumerable.Range(0, 3).Select(_ => engine.Counter("a").Add(1)).ToList();
        var failure = await Assert.ThrowsAsync<LimitExceededException>(() => engine.Counter("a").Add(1));
        Assert.Contains("MaxQueuedCallsPerActivation", failure.Message, StringComparison.Ordinal);
        end.SetResult();
        await running;
        var counts = await Task.WhenAll(waiting);
        Assert.Equal([1, 2, 3], counts);
    }

    [Fact]
    public async Task IdleGrains_AfterCollection_LeaveNothingInMemory_AndAreStillThere()
    {
        const int Grains = 5_000;
        using var directory = new TemporaryDirectory();
        await using var engine = await TestEngine.StartAsync(directory.Database);
        await Task.WhenAll(Enumerable.Range(0, Grains).Select(i => engine.Counter($"g{i}").Add(i)));
        Assert.Equal(Grains, engine.Catalog.Count);
        var sample = new WeakReference(engine.Catalog.Activations.First().GrainInstance);
        engine.Time.Advance(TimeSpan.FromMinutes(17));
        await Eventually.IsTrue(() => engine.Catalog.Count == 0, "the collection of all activations");
        await Eventually.IsTrue(
            () =>
            {
                engine.Time.Advance(TimeSpan.FromSeconds(1));
                GC.Collect();
                return !sample.IsAlive;
            },
            "the release of a collected grain");
        Assert.Equal(4_321, await engine.Counter("g4321").Read());
    }

    [Fact]
    public async Task Activation_InARaceOfCallsAndDeactivations_IsOneAtATime_AndLosesNoUpdate()
    {
        using var directory = new TemporaryDirectory();
        await using var engine = await TestEngine.StartAsync(directory.Database);
        const int Calls = 2_000;
        var adding = Task.Run(() => Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            for (var i = 0; i < Calls / 4; i++) await engine.Counter("a").Add(1);
        })));
        while (!adding.IsCompleted)
        {
            foreach (var activation in engine.Catalog.Activations) activation.Deactivate(new(DeactivationReasonCode.RuntimeRequested, "test"));
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }
        await adding;
        Assert.Equal(Calls, await engine.Counter("a").Read());
    }

    [Fact]
    public async Task GetGrain_OfAnInterfaceOfTwoClasses_AsksForOne()
    {
        await using var engine = await TestEngine.StartAsync();
        var factory = engine.Services.GetRequiredService<IGrainFactory>();
        Assert.Contains("grainClassNamePrefix", Assert.Throws<ArgumentException>(() => factory.GetGrain<ITwiceGrain>("k")).Message, StringComparison.Ordinal);
        var second = factory.GetGrain<ITwiceGrain>("k", typeof(SecondTwiceGrain).FullName);
        Assert.Equal("secondtwice/k", second.GetGrainId().ToString());
        Assert.Throws<ArgumentException>(() => factory.GetGrain<INowhereGrain>("k"));
        Assert.ThrowsAny<ArgumentException>(() => factory.GetGrain<ICounterGrain>(""));
    }

    [Fact]
    public void GrainClasses_OfAnAssemblyGivenTwice_AreFoundOnce()
    {
        var assembly = typeof(LimitTests).Assembly;
        var classes = new GrainClasses([assembly, assembly], TimeSpan.FromMinutes(1));
        Assert.Equal(typeof(CounterGrain), classes[GrainType.Create("counter")].Type);
    }
}
