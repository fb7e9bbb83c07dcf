using Matching.Grains.Ports;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Matching.Silo.Hosting;

/// <summary>Ready means that the store answers: one page of stored regions is read.</summary>
internal sealed class StoreCheck(ICommittedStates states) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await foreach (var _ in states.ReadAll<Grains.Regions.RegionState>(Grains.State.StateNames.Region, "r/", cancellationToken))
                break;
            return HealthCheckResult.Healthy();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The store does not answer.");
        }
    }
}
