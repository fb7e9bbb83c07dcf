using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Storage;

namespace Matching.Conformance.Tests.Engines;

/// <summary>Starts a silo of Orleans in this process, with a virtual clock for the grains.</summary>
public static class Engine
{
    public static async Task<IEngine> StartAsync(EngineSetup? setup = null)
    {
        var engine = new OrleansTestEngine(setup ?? new EngineSetup());
        await engine.StartAsync();
        return engine;
    }

    private sealed class OrleansTestEngine(EngineSetup setup) : IEngine
    {
        private readonly FakeTimeProvider _time = new();
        private readonly LocalSilo _silo = new();
        private IHost? _host;

        public IGrainFactory Grains => _host!.Services.GetRequiredService<IGrainFactory>();

        public Task PassAsync(TimeSpan span)
        {
            _time.Advance(span);
            // Orleans measures how long a call has taken by the machine's clock.
            return setup.ResponseTimeout < EngineSetup.LongTimeout ? Task.Delay(span, TimeProvider.System) : Eventually.Settle();
        }

        public async Task RestartAsync()
        {
            await StopAsync();
            await StartAsync();
        }

        public async ValueTask DisposeAsync() => await StopAsync();

        internal async Task StartAsync()
        {
            var builder = Host.CreateEmptyApplicationBuilder(null);
            builder.Services.AddSingleton<TimeProvider>(_time);
            setup.Services(builder.Services);
            _silo.Use(builder, silo =>
            {
                silo.Services.AddSingleton<IGrainStorage>(_silo.Storage);
                silo.Configure<SiloMessagingOptions>(options =>
                {
                    options.ResponseTimeout = setup.ResponseTimeout;
                    options.CancelRequestOnTimeout = setup.CancelRequestOnTimeout;

                    // Without it a caller goes on before the callee has heard, and whether a call that waits still runs is chance.
                    options.WaitForCancellationAcknowledgement = true;
                });
                silo.Configure<GrainCollectionOptions>(options => options.CollectionAge = setup.CollectionAge);
            });
            _host = builder.Build();
            await _host.StartAsync();
        }

        private async Task StopAsync()
        {
            // A test that fails leaves calls behind, for which nobody waits.
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5), TimeProvider.System);
            await _host!.StopAsync(patience.Token);
            await ((IAsyncDisposable)_host).DisposeAsync();
        }
    }
}
