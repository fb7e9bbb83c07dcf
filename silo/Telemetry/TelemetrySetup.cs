using Matching.Silo.Engines;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Matching.Silo.Telemetry;

/// <summary>
/// Sends traces and metrics over OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set, and costs nothing where it is not. What is sent is said here,
/// once; how the providers live in the host is the engine's.
/// </summary>
internal static class TelemetrySetup
{
    private static readonly string[] Rooms = ["Matching.*", "Microsoft.Orleans", "Microsoft.Orleans.*"];
    private static readonly string[] Platform =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "Microsoft.AspNetCore.Diagnostics", "System.Runtime", "System.Net.Http"];

    public static void AddMatchingTelemetry(this IHostApplicationBuilder builder)
    {
        if (!string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            builder.Services.AddProviders(resource => Describe(resource, TelemetryProviders.ServiceName(builder.Configuration)), Traces, Metrics);
    }

    private static void Describe(ResourceBuilder resource, string service) =>
        resource.AddService(service, serviceVersion: typeof(TelemetrySetup).Assembly.GetName().Version?.ToString(3));

    private static void Traces(TracerProviderBuilder traces) => traces.AddSource([.. Rooms, .. TelemetryProviders.Own, "Microsoft.AspNetCore"]).AddOtlpExporter();

    private static void Metrics(MeterProviderBuilder metrics) =>
        metrics.AddMeter([.. Rooms, .. Platform, .. TelemetryProviders.Own]).SetExemplarFilter(ExemplarFilterType.TraceBased).AddOtlpExporter();
}
