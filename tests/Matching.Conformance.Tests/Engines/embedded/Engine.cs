using Matching.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Matching.Conformance.Tests.Engines;

/// <summary>Starts the embedded engine with a virtual clock and a SQLite file of its own.</summary>
public static class Engine
{
    public static async Task<IEngine> StartAsync(EngineSetup? setup = null)
    {
        var engine = new EmbeddedTestEngine(setup ?? new EngineSetup());
        await engine.StartAsync();
        return engine;
    }

    private sealed class EmbeddedTestEngine(EngineSetup setup) : IEngine
    {
        private readonly FakeTimeProvider _time = new();
        private readonly string _directory = Directory.CreateTempSubdirectory("conformance-").FullName;
        private IHost? _host;

        public IGrainFactory Grains => _host!.Services.GetRequiredService<IGrainFactory>();

        public Task PassAsync(TimeSpan span)
        {
            _time.Advance(span);
            return Eventually.Settle();
        }

        public async Task RestartAsync()
        {
            await StopAsync();
            await StartAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await StopAsync();
            Directory.Delete(_directory, recursive: true);
        }

        internal async Task StartAsync()
        {
            var builder = Host.CreateEmptyApplicationBuilder(null);
            builder.Services.AddSingleton<TimeProvider>(_time);
            setup.Services(builder.Services);
            builder.UseEmbeddedEngine(options =>
            {
                options.GrainAssemblies.Add(typeof(Engine).Assembly);
                options.DatabasePath = Path.Combine(_directory, "grains.db");
                options.ResponseTimeout = setup.ResponseTimeout;
                options.CancelRequestOnTimeout = setup.CancelRequestOnTimeout;
                options.CollectionAge = setup.CollectionAge;
                // A test that fails leaves calls behind, for which nobody waits.
                options.DrainTimeout = TimeSpan.FromSeconds(2);
            });
            _host = builder.Build();
            await _host.StartAsync();
        }

        private async Task StopAsync()
        {
            await _host!.StopAsync();
            _host.Dispose();
        }
    }
}
