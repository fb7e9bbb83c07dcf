using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Matching.Gateway.Tests.Support;

/// <summary>Hears every span and every measurement of the process, with their tags.</summary>
internal sealed class Heard : IDisposable
{
    private readonly ActivityListener spans;
    private readonly MeterListener meters = new();

    public Heard()
    {
        spans = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a => Seen.Enqueue($"{a.DisplayName} {string.Join(' ', a.TagObjects)} {string.Join(' ', a.Baggage)} {a.OperationName} {a.StatusDescription} {a.TraceStateString} {string.Join(' ', a.Links.SelectMany(l => l.Tags ?? []))} {string.Join(' ', a.Events.Select(e => $"{e.Name} {string.Join(' ', e.Tags)}"))}"),
        };
        ActivitySource.AddActivityListener(spans);
        meters.InstrumentPublished = (instrument, self) => self.EnableMeasurementEvents(instrument);
        meters.SetMeasurementEventCallback<long>((i, _, tags, _) => Seen.Enqueue($"{i.Name} {string.Join(' ', tags.ToArray())}"));
        meters.SetMeasurementEventCallback<int>((i, _, tags, _) => Seen.Enqueue($"{i.Name} {string.Join(' ', tags.ToArray())}"));
        meters.SetMeasurementEventCallback<double>((i, _, tags, _) => Seen.Enqueue($"{i.Name} {string.Join(' ', tags.ToArray())}"));
        meters.Start();
    }

    /// <summary>Asks for what is measured only when somebody asks.</summary>
    public void Read() => meters.RecordObservableInstruments();

    public ConcurrentQueue<string> Seen { get; } = new();

    public void Dispose()
    {
        spans.Dispose();
        meters.Dispose();
    }
}
