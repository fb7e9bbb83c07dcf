using System.Diagnostics.Metrics;

namespace Matching.Embedded.Telemetry;

internal sealed class ReminderInstruments(Meter meter)
{
    private readonly Histogram<double> _tardiness = meter.CreateHistogram<double>("orleans-reminders-tardiness", "seconds");
    private readonly Counter<int> _delivered = meter.CreateCounter<int>("orleans-reminders-ticks-delivered");

    internal void Observe(Func<int> count) => meter.CreateObservableGauge("orleans-reminders-active", count);

    internal void Delivered(TimeSpan tardiness)
    {
        _tardiness.Record(tardiness.TotalSeconds);
        _delivered.Add(1);
    }
}
