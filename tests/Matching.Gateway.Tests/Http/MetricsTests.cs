using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Matching.Gateway.Imports;
using Matching.Gateway.Telemetry;
using Matching.Gateway.Tests.Imports;

namespace Matching.Gateway.Tests.Http;

public sealed class MetricsTests
{
    [Fact]
    public async Task Metrics_OfImportsAndProblems_AreCounted()
    {
        await using var host = await GatewayHost.Start();
        var measured = new ConcurrentDictionary<string, double>();
        using var listener = Listen(host.Services.GetRequiredService<IMeterFactory>(), measured);
        var file = CsvFiles.File(CsvFiles.VolunteerHeader, CsvFiles.Volunteer("a"), CsvFiles.Volunteer("b", capacity: -1), CsvFiles.Volunteer("a"));
        Assert.True((await host.Services.GetRequiredService<ImportService>().ImportVolunteers(CsvFiles.Stream(file), new())).Ok(out _, out _));
        await host.Client().GetAsync("/v1/nothing").ExpectProblem(404, "not-found");
        foreach (var outcome in new[] { "created", "rejected", "duplicate" })
            Assert.Equal(1, measured[$"{GatewayMetrics.ImportRow} kind=volunteer outcome={outcome}"]);
        Assert.Contains($"{GatewayMetrics.ImportDuration} kind=volunteer outcome=partly-imported", measured.Keys);
        Assert.Equal(1, measured[$"{GatewayMetrics.ProblemCount} http.response.status_code=404 problem=not-found"]);
    }

    private static MeterListener Listen(IMeterFactory meters, ConcurrentDictionary<string, double> measured)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == GatewayMetrics.Name && instrument.Meter.Scope == meters) self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
        return listener;

        void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var sorted = tags.ToArray().OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key}={t.Value}");
            measured.AddOrUpdate($"{instrument.Name} {string.Join(' ', sorted)}", value, (_, sum) => sum + value);
        }
    }
}
