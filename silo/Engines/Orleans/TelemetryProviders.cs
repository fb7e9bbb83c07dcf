using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Matching.Silo.Engines;

/// <summary>The providers in the life of the host, as OpenTelemetry.Extensions.Hosting has them.</summary>
internal static class TelemetryProviders
{
    /// <summary>Activity sources and meters that only this engine has: those of the database's driver.</summary>
    public static string[] Own => ["Npgsql"];

    /// <summary>A process that hosts grains is a silo, whether or not it serves the API too.</summary>
    public static string ServiceName(IConfiguration configuration) =>
        configuration.GetSection(EngineOptions.Section).Get<EngineOptions>()?.Role == EngineRole.Gateway ? "matching-gateway" : "matching-silo";

    public static void AddProviders(
        this IServiceCollection services, Action<ResourceBuilder> resource, Action<TracerProviderBuilder> traces, Action<MeterProviderBuilder> metrics) =>
        services.AddOpenTelemetry().ConfigureResource(resource).WithTracing(traces).WithMetrics(metrics);
}
