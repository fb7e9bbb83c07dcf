using System.Diagnostics.Metrics;

namespace Matching.Embedded.Telemetry;

/// <summary>Latency and errors of one kind of storage operation, by provider, state name and state type.</summary>
internal sealed class StorageInstrument(Meter meter, string operation)
{
    private readonly Histogram<double> _latency = meter.CreateHistogram<double>($"orleans-storage-{operation}-latency", "ms");
    private readonly Counter<int> _errors = meter.CreateCounter<int>($"orleans-storage-{operation}-errors");

    /// <summary>The span name of the operation.</summary>
    internal string ActivityName { get; } = $"{operation} storage";

    internal void Done(TimeSpan elapsed, string provider, string stateName, Type stateType)
    {
        if (_latency.Enabled) _latency.Record(elapsed.TotalMilliseconds, Tags(provider, stateName, stateType));
    }

    internal void Failed(string provider, string stateName, Type stateType)
    {
        if (_errors.Enabled) _errors.Add(1, Tags(provider, stateName, stateType));
    }

    private static KeyValuePair<string, object?>[] Tags(string provider, string stateName, Type stateType) =>
        [new("provider_type_name", provider), new("state_name", stateName), new("state_type", stateType.Name)];
}

internal sealed class StorageInstruments(Meter meter)
{
    internal StorageInstrument Read { get; } = new(meter, "read");

    internal StorageInstrument Write { get; } = new(meter, "write");

    internal StorageInstrument Clear { get; } = new(meter, "clear");
}
