using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Matching.Silo.Engines;

/// <summary>The providers in the life of the host: what OpenTelemetry.Extensions.Hosting does, without the package.</summary>
internal static class TelemetryProviders
{
    /// <summary>Activity sources and meters that only this engine has.</summary>
    public static string[] Own => [];

    public static string ServiceName(IConfiguration configuration) => "matching-silo";

    public static void AddProviders(
        this IServiceCollection services, Action<ResourceBuilder> resource, Action<TracerProviderBuilder> traces, Action<MeterProviderBuilder> metrics)
    {
        services.AddSingleton(_ =>
        {
            var builder = Sdk.CreateTracerProviderBuilder().ConfigureResource(resource);
            traces(builder);
            return builder.Build();
        });
        services.AddSingleton(_ =>
        {
            var builder = Sdk.CreateMeterProviderBuilder().ConfigureResource(resource);
            metrics(builder);
            return builder.Build();
        });
        services.AddHostedService<TelemetryLifetime>();
    }
}
