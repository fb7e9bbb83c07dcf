using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Matching.Silo.Engines.Health;

/// <summary>Ready while this silo is an active member of the cluster.</summary>
internal sealed class ClusterCheck(IClusterMembershipService membership, ILocalSiloDetails self) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var status = membership.CurrentSnapshot.GetSiloStatus(self.SiloAddress);
        return Task.FromResult(status == SiloStatus.Active ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"The silo is {status}."));
    }
}
