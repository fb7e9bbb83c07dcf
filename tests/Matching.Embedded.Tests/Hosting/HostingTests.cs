using Matching.Embedded.Storage;
using Matching.Embedded.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Storage;

namespace Matching.Embedded.Tests.Hosting;

public sealed class HostingTests
{
    public static TheoryData<string, Action<EmbeddedEngineOptions>> WrongOptions => new()
    {
        { "GrainAssemblies", options => options.GrainAssemblies.Clear() },
        { "DatabasePath", options => options.DatabasePath = " " },
        { "ResponseTimeout", options => options.ResponseTimeout = TimeSpan.Zero },
        { "CollectionAge", options => options.CollectionAge = TimeSpan.FromMilliseconds(1) },
        { "CollectionQuantum", options => options.CollectionQuantum = TimeSpan.Zero },
        { "MaxQueuedCallsPerActivation", options => options.MaxQueuedCallsPerActivation = 0 },
        { "WriteQueueLimit", options => options.WriteQueueLimit = -1 },
        { "MaxWritesPerCommit", options => options.MaxWritesPerCommit = 0 },
        { "ReadConnections", options => options.ReadConnections = 65 },
        { "DrainTimeout", options => options.DrainTimeout = TimeSpan.FromHours(2) },
        { "Durability", options => options.Durability = (Durability)7 },
    };

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public async Task Start_WithAWrongOption_IsRefusedByItsName(string name, Action<EmbeddedEngineOptions> configure)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => TestEngine.StartAsync(null, configure));
        Assert.Contains(name, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_WhileACallRuns_LetsItEnd_AndTakesNoNewOne()
    {
        await using var engine = await TestEngine.StartAsync();
        var end = new TaskCompletionSource();
        var running = engine.Counter("a").Wait(end.Task);
        var stop = engine.StopAsync();
        await Eventually.Settle();
        Assert.False(stop.IsCompleted);
        await Assert.ThrowsAsync<OrleansMessageRejectionException>(() => engine.Counter("b").Read());
        end.SetResult();
        await Task.WhenAll(running, stop);
    }

    [Fact]
    public async Task Stop_WhileACallRunsTooLong_GivesUpAtTheLimit()
    {
        await using var engine = await TestEngine.StartAsync(null, options => options.DrainTimeout = TimeSpan.FromMilliseconds(100));
        _ = engine.Counter("a").Wait(new TaskCompletionSource().Task);
        await engine.StopAsync().WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System);
    }

    [Fact]
    public async Task State_OfANamedStore_GoesToTheServiceOfThatName()
    {
        var special = new EmbeddedGrainStorage(new MemoryRecordStore(), Options.Create(new EmbeddedEngineOptions()));
        await using var engine = await TestEngine.StartAsync(services: services => services.AddKeyedSingleton<IGrainStorage>("special", special));
        await engine.Services.GetRequiredService<IGrainFactory>().GetGrain<INamedStoreGrain>("k").Write();
        Assert.Empty(await KeysAsync(engine.Storage));
        Assert.Equal(["k"], await KeysAsync(special));
    }

    private static async Task<List<string>> KeysAsync(EmbeddedGrainStorage storage)
    {
        var keys = new List<string>();
        await foreach (var (key, _) in storage.ScanAsync<CounterState>("named", "")) keys.Add(key);
        return keys;
    }
}
