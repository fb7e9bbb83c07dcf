using Matching.Silo.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Matching.Silo.Tests.Telemetry;

/// <summary>What the service collects, with a collector that nobody answers for.</summary>
internal sealed class TelemetryHost : IDisposable
{
    private readonly IHost host;

    public TelemetryHost(params ReadOnlySpan<KeyValuePair<string, string?>> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection([.. settings, new("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1")]);
        builder.AddMatchingTelemetry();
        host = builder.Build();
        Traces = host.Services.GetRequiredService<TracerProvider>();
        host.Services.GetRequiredService<MeterProvider>();
    }

    private TracerProvider Traces { get; }

    public string? ServiceName => Traces.GetResource().Attributes.Single(attribute => attribute.Key == "service.name").Value.ToString();

    public void Dispose() => host.Dispose();
}
