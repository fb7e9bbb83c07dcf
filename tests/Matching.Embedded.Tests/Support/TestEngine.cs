using Matching.Embedded.Runtime;
using Matching.Embedded.Storage;
using Matching.Embedded.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Matching.Embedded.Tests.Support;

/// <summary>An engine with the grains of this project, a virtual clock, and access to its inside.</summary>
internal sealed class TestEngine : IAsyncDisposable
{
    private readonly IHost _host;

    private TestEngine(IHost host, FakeTimeProvider time) => (_host, Time) = (host, time);

    internal FakeTimeProvider Time { get; }

    internal IServiceProvider Services => _host.Services;

    internal Catalog Catalog => Services.GetRequiredService<EngineCore>().Catalog;

    internal EmbeddedGrainStorage Storage => Services.GetRequiredService<EmbeddedGrainStorage>();

    internal SqliteWriter Writer => ((SqliteRecordStore)Services.GetRequiredService<IRecordStore>()).Writer!;

    internal static async Task<TestEngine> StartAsync(
        string? databasePath = null, Action<EmbeddedEngineOptions>? configure = null, Action<IServiceCollection>? services = null)
    {
        var time = new FakeTimeProvider();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<TimeProvider>(time);
        services?.Invoke(builder.Services);
        builder.UseEmbeddedEngine(options =>
        {
            options.GrainAssemblies.Add(typeof(TestEngine).Assembly);
            options.DatabasePath = databasePath;
            // A test that fails leaves calls behind, for which nobody waits.
            options.DrainTimeout = TimeSpan.FromSeconds(2);
            configure?.Invoke(options);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new TestEngine(host, time);
    }

    internal ICounterGrain Counter(string key) => Services.GetRequiredService<IGrainFactory>().GetGrain<ICounterGrain>(key);

    internal Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
