using Matching.Contracts.Law;
using Matching.Grains.Ports;
using Matching.Grains.State;
using Matching.Grains.Tests.Engines;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Storage;

namespace Matching.Grains.Tests.Silo;

/// <summary>The real grains on a real engine, with a clock that the test moves and faults that it injects.</summary>
internal sealed class TestSilo : IAsyncDisposable
{
    private readonly string? directory;
    private IHost? host;

    private readonly Dictionary<string, string?> settings = [];
    private LawBook law = LawBook.Default;

    private TestSilo(bool durable) => directory = durable ? Directory.CreateTempSubdirectory("grains-").FullName : null;

    public FakeTimeProvider Time { get; } = new();

    public StorageFaults Storage { get; } = new();

    public CallFaults Calls { get; } = new();

    /// <summary>What was sent out.</summary>
    public Postbox Post { get; } = new();

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public IServiceProvider Services => host!.Services;

    public DateTimeOffset Now => Time.GetUtcNow();

    public DateOnly Today => CivilDay.Of(Now);

    /// <param name="durable">Keeps the states in a file, so that they outlive <see cref="RestartAsync"/>.</param>
    public static async Task<TestSilo> StartAsync(bool durable)
    {
        var silo = new TestSilo(durable);
        await silo.StartHostAsync();
        return silo;
    }

    /// <param name="law">In place of the shipped one.</param>
    public static async Task<TestSilo> StartAsync(LawBook law)
    {
        var silo = new TestSilo(durable: false) { law = law };
        await silo.StartHostAsync();
        return silo;
    }

    /// <param name="settings">Names like <c>Section:Name</c>, and their values.</param>
    public static async Task<TestSilo> StartAsync(params (string Name, string Value)[] settings)
    {
        var silo = new TestSilo(durable: false);
        foreach (var (name, value) in settings)
            silo.settings[name] = value;
        await silo.StartHostAsync();
        return silo;
    }

    /// <summary>Lets a span pass. Timers that came due have been started, and are given time to end.</summary>
    public async Task PassAsync(TimeSpan span)
    {
        Time.Jump(span);
        await Eventually.Settle();
    }

    /// <summary>Moves the clock without waiting for anybody.</summary>
    public void Pass(TimeSpan span) => Time.Jump(span);

    /// <summary>Waits, and starts timers that are due now: on a clock that stands still nothing else does.</summary>
    public Task UntilAsync(Func<Task<bool>> condition, string what) => Eventually.IsTrue(
        () =>
        {
            Time.Jump(TimeSpan.Zero);
            return condition();
        },
        what);

    /// <summary>Faults rest until the answer is disposed of.</summary>
    public IDisposable Rest() => new RestingFaults(this);

    public async Task RestartAsync()
    {
        await StopHostAsync();
        await StartHostAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopHostAsync();
        if (directory is not null)
            Directory.Delete(directory, recursive: true);
    }

    private async Task StartHostAsync()
    {
        host = EngineHost.Build(directory is null ? null : Path.Combine(directory, "grains.db"), services =>
        {
            services.AddSingleton<TimeProvider>(Time);
            services.AddSingleton(Storage);
            services.AddSingleton(law);
            services.AddSingleton<IIncomingGrainCallFilter>(Calls);
            services.AddSingleton<IComputePool, InlineComputePool>();
            services.AddSingleton<INoticeSender>(Post);
            services.AddMatchingGrains(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
            services.AddKeyedSingleton<IGrainStorage>(StateNames.Store, (provider, _) => new FaultyStorage(EngineHost.Storage(provider), Storage));
        });
        await host.StartAsync();
    }

    /// <summary>One within another changes nothing.</summary>
    private sealed class RestingFaults : IDisposable
    {
        private readonly TestSilo silo;
        private readonly (bool Storage, bool Calls) before;

        public RestingFaults(TestSilo silo)
        {
            this.silo = silo;
            before = (silo.Storage.IsResting, silo.Calls.IsResting);
            (silo.Storage.IsResting, silo.Calls.IsResting) = (true, true);
        }

        public void Dispose() => (silo.Storage.IsResting, silo.Calls.IsResting) = before;
    }

    private async Task StopHostAsync()
    {
        await host!.StopAsync();
        host.Dispose();
    }
}
