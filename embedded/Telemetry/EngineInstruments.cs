using System.Diagnostics.Metrics;
using Matching.Embedded.Runtime;

namespace Matching.Embedded.Telemetry;

/// <summary>Metrics under the names of Orleans. Recording costs a flag check while nobody listens.</summary>
internal sealed class EngineInstruments
{
    private readonly Meter _meter;
    private readonly Counter<int> _created;
    private readonly Counter<int> _destroyed;
    private readonly Counter<int> _failedToActivate;
    private readonly Histogram<double> _activationLatency;
    private readonly Histogram<double> _requestLatency;
    private readonly Counter<long> _timedOut;
    private readonly Counter<long> _canceled;
    private readonly Counter<int> _rejected;
    private readonly Counter<int> _longTurns;

    public EngineInstruments(IMeterFactory meters)
    {
        _meter = meters.Create("Microsoft.Orleans");
        _created = _meter.CreateCounter<int>("orleans-catalog-activation-created");
        _destroyed = _meter.CreateCounter<int>("orleans-catalog-activation-destroyed");
        _failedToActivate = _meter.CreateCounter<int>("orleans-catalog-activation-failed-to-activate");
        _activationLatency = _meter.CreateHistogram<double>("orleans-catalog-activation-latency", "ms");
        _requestLatency = _meter.CreateHistogram<double>("orleans-app-requests-latency", "ms");
        _timedOut = _meter.CreateCounter<long>("orleans-app-requests-timedout");
        _canceled = _meter.CreateCounter<long>("orleans-app-requests-canceled");
        _rejected = _meter.CreateCounter<int>("orleans-messaging-rejected");
        _longTurns = _meter.CreateCounter<int>("orleans-scheduler-long-running-turns");
        Storage = new StorageInstruments(_meter);
        Reminders = new ReminderInstruments(_meter);
    }

    internal StorageInstruments Storage { get; }

    internal ReminderInstruments Reminders { get; }

    /// <summary>Whether somebody wants to know of long turns, which costs two looks at the clock per turn.</summary>
    internal bool WatchesTurns => _longTurns.Enabled;

    internal void Observe(EngineCore engine)
    {
        _meter.CreateObservableGauge("orleans-catalog-activations", () => engine.Catalog.Count);
        _meter.CreateObservableGauge("orleans-messaging-processing-activation-data", () => engine.Catalog.Activations.Sum(activation => activation.Load));
    }

    internal void Activated(TimeSpan elapsed)
    {
        _created.Add(1);
        _activationLatency.Record(elapsed.TotalMilliseconds, new KeyValuePair<string, object?>("status", "success"));
    }

    internal void ActivationFailed() => _failedToActivate.Add(1);

    internal void Deactivated() => _destroyed.Add(1);

    internal void Answered(TimeProvider time, long sent)
    {
        if (_requestLatency.Enabled) _requestLatency.Record(time.GetElapsedTime(sent).TotalMilliseconds);
    }

    internal void TimedOut() => _timedOut.Add(1);

    internal void Canceled() => _canceled.Add(1);

    internal void Rejected() => _rejected.Add(1);

    internal void LongTurn() => _longTurns.Add(1);
}
