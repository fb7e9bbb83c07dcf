using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Matching.Silo.Engines;

/// <summary>Makes the providers before the first call, and sends what is left when the host stops.</summary>
internal sealed class TelemetryLifetime(TracerProvider traces, MeterProvider metrics) : IHostedService
{
    private const int FlushTimeoutMs = 5_000;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        traces.ForceFlush(FlushTimeoutMs);
        metrics.ForceFlush(FlushTimeoutMs);
        return Task.CompletedTask;
    }
}
