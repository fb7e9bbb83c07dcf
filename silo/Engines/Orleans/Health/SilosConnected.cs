using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Matching.Silo.Engines.Health;

/// <summary>A gateway of its own is ready while it is connected to a silo at least.</summary>
internal sealed class SilosConnected : IHealthCheck
{
    private volatile int count;

    public void Changed(int connected) => count = connected;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(count > 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("No silo is connected."));
}
