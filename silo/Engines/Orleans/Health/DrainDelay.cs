using Microsoft.Extensions.Options;

namespace Matching.Silo.Engines.Health;

/// <summary>
/// Between "not ready" and the end of service lies the time in which load balancers notice: requests that come meanwhile are served. The host
/// stops the HTTP server, then the silo, only after this.
/// </summary>
internal sealed class DrainDelay(IOptions<EngineOptions> options, TimeProvider time) : IHostedLifecycleService
{
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Store == EngineStore.PostgreSql)
            await Task.Delay(options.Value.DrainDelay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
