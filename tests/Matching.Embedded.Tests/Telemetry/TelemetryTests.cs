using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Matching.Embedded.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Embedded.Tests.Telemetry;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Metrics_OfARun_AreThoseOfOrleans()
    {
        var seen = new ConcurrentDictionary<string, double>();
        await using var engine = await TestEngine.StartAsync();
        using var listener = Listen(seen, engine.Services.GetRequiredService<IMeterFactory>());
        await engine.Counter("a").Add(1);
        listener.RecordObservableInstruments();
        await engine.StopAsync();
        foreach (var name in (string[])
                 [
                     "orleans-catalog-activations", "orleans-catalog-activation-created", "orleans-catalog-activation-destroyed",
                     "orleans-catalog-activation-latency", "orleans-app-requests-latency", "orleans-storage-read-latency",
                     "orleans-storage-write-latency", "orleans-reminders-active", "orleans-messaging-processing-activation-data",
                 ])
            Assert.True(seen.ContainsKey(name), name);
        Assert.Equal(1, seen["orleans-catalog-activation-created"]);
    }

    [Fact]
    public async Task Trace_OfCallsThroughGrains_IsOneTree()
    {
        var stopped = new ConcurrentQueue<Activity>();
        using var root = new ActivitySource("test");
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "test" || source.Name.StartsWith("Microsoft.Orleans", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var engine = await TestEngine.StartAsync();
        using (var activity = root.StartActivity("request"))
        {
            await engine.Counter("a").ReadOf("b");
            await Eventually.IsTrue(() => Calls(activity!.TraceId).Count == 2, "two spans of calls");
            var (outer, inner) = (Calls(activity!.TraceId).Single(call => call.DisplayName == "ICounterGrain/ReadOf"), Calls(activity.TraceId).Single(call => call.DisplayName == "ICounterGrain/Read"));
            Assert.Equal((activity.SpanId, outer.SpanId), (outer.ParentSpanId, inner.ParentSpanId));
            Assert.Equal("counter/b", inner.GetTagItem("orleans.rpc.target_id"));
            Assert.Equal("counter/a", inner.GetTagItem("orleans.rpc.source_id"));
            Assert.Equal("orleans", inner.GetTagItem("rpc.system.name"));
            Assert.Equal(activity, Activity.Current);
        }

        List<Activity> Calls(ActivityTraceId trace) =>
            [.. stopped.Where(span => span.TraceId == trace && span.Source.Name == "Microsoft.Orleans.Application")];
    }

    private static MeterListener Listen(ConcurrentDictionary<string, double> seen, IMeterFactory factory)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Scope == factory && instrument.Meter.Name == "Microsoft.Orleans") self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Add(instrument, value));
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add(instrument, value));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Add(instrument, value));
        listener.Start();
        return listener;

        void Add(Instrument instrument, double value) => seen.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value);
    }
}
