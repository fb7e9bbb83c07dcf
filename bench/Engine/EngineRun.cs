using Matching.Embedded;
using Matching.Embedded.Storage;
using Matching.Embedded.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;

namespace Matching.Bench.Engine;

/// <summary>An engine that runs, with a store in a directory or in memory.</summary>
internal sealed class EngineRun : IAsyncDisposable
{
    private readonly IHost _host;

    private EngineRun(IHost host) => _host = host;

    internal IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    internal T Service<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    internal SqliteWriter Writer => ((SqliteRecordStore)Service<IRecordStore>()).Writer!;

    internal static async Task<EngineRun> StartAsync(string? databasePath, Action<EmbeddedEngineOptions>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseEmbeddedEngine(options =>
        {
            options.GrainAssemblies.Add(typeof(EngineRun).Assembly);
            options.DatabasePath = databasePath;
            configure?.Invoke(options);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new EngineRun(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
