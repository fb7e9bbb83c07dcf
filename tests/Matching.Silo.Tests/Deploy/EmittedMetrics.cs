using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;

namespace Matching.Silo.Tests.Deploy;

internal enum MetricKind
{
    Counter,
    Gauge,
    Histogram,
}

/// <summary>The instruments that a service makes, under the names that Prometheus has for them, and the labels with which they measure.</summary>
internal sealed partial class EmittedMetrics : IDisposable
{
    private readonly Dictionary<string, (MetricKind Kind, HashSet<string> Labels)> instruments = [];
    private readonly MeterListener listener = new();

    public static EmittedMetrics Listen()
    {
        var metrics = new EmittedMetrics();
        metrics.listener.InstrumentPublished = (instrument, listener) =>
        {
            metrics.Add(Name(instrument.Name), KindOf(instrument.GetType().Name));
            listener.EnableMeasurementEvents(instrument);
        };
        metrics.listener.SetMeasurementEventCallback<int>(metrics.Measured);
        metrics.listener.SetMeasurementEventCallback<long>(metrics.Measured);
        metrics.listener.SetMeasurementEventCallback<double>(metrics.Measured);
        metrics.listener.Start();
        return metrics;
    }

    public void Add(string name, MetricKind kind, params ReadOnlySpan<string> labels)
    {
        lock (instruments)
        {
            if (!instruments.TryGetValue(name, out var known))
                instruments[name] = known = (kind, []);
            foreach (var label in labels)
                known.Labels.Add(label);
        }
    }

    /// <summary>Asks the instruments that measure only when asked.</summary>
    public void Observe() => listener.RecordObservableInstruments();

    /// <summary>The series of that name: what it is, and its labels. A histogram is three series, of which one has the label <c>le</c>.</summary>
    public (MetricKind Kind, HashSet<string> Labels)? Series(string name)
    {
        lock (instruments)
        {
            if (instruments.TryGetValue(name, out var plain))
                return plain.Kind == MetricKind.Histogram ? null : (plain.Kind, LabelsOf(name, plain.Labels));
            var part = PartOfHistogram().Match(name);
            if (!part.Success || !instruments.TryGetValue(name[..part.Index], out var histogram) || histogram.Kind != MetricKind.Histogram)
                return null;
            return (MetricKind.Counter, part.Value == "_bucket" ? [.. histogram.Labels, "le"] : histogram.Labels);
        }
    }

    public void Dispose() => listener.Dispose();

    /// <summary>Nothing fails in a test that goes well: errors are counted by the labels of what succeeds.</summary>
    private HashSet<string> LabelsOf(string name, HashSet<string> labels) =>
        labels.Count == 0 && instruments.TryGetValue(name.Replace("_errors", "_latency", StringComparison.Ordinal), out var succeeded) ? succeeded.Labels : labels;

    private void Measured<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        var labels = new List<string>();
        foreach (var (key, _) in tags)
            labels.Add(Name(key));
        Add(Name(instrument.Name), KindOf(instrument.GetType().Name), [.. labels]);
    }

    private static MetricKind KindOf(string type) => type switch
    {
        "Histogram`1" => MetricKind.Histogram,
        "Counter`1" or "ObservableCounter`1" => MetricKind.Counter,
        _ => MetricKind.Gauge,
    };

    private static string Name(string name) => name.Replace('.', '_').Replace('-', '_');

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex PartOfHistogram();
}
