using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Matching.Silo.Engines;

/// <summary>The providers in the life of the host, as OpenTelemetry.Extensions.Hosting has them.</summary>
internal static class TelemetryProviders
{
    public static void AddProviders(
        this IServiceCollection services, Action<ResourceBuilder> resource, Action<TracerProviderBuilder> traces, Action<MeterProviderBuilder> metrics) =>
        services.AddOpenTelemetry().ConfigureResource(resource).WithTracing(traces).WithMetrics(metrics);
}
