using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Matching.Contracts.Pool;
using Matching.Contracts.Reports;
using Matching.Grains.Rounds;

namespace Matching.Grains.Reports;

/// <summary>
/// How many open decisions wait how long, as a gauge by band and assignment type: no municipality, no id. Counts the needs on the boards of this
/// process, each once however many regions it is in.
/// </summary>
public sealed class WaitingMetrics
{
    private readonly ConcurrentDictionary<NeedRef, PoolNeed> open = new();
    private readonly TimeProvider time;

    public WaitingMetrics(IMeterFactory meters, TimeProvider time)
    {
        this.time = time;
        meters.Create(RoundMetrics.Name).CreateObservableGauge("matching.needs.waiting", Measure, "{need}", "Open decisions by days since the decision");
    }

    internal void Heard(PoolNeed need)
    {
        if (need.Wanted > 0 && need.DecisionDate is not null)
            open[need.Need] = need;
        else
            open.TryRemove(need.Need, out _);
    }

    private IEnumerable<Measurement<int>> Measure()
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return from need in open.Values
               group need by (Band: WaitingBand.IndexOf(today.DayNumber - need.DecisionDate!.Value.DayNumber), need.Type) into waiting
               select new Measurement<int>(waiting.Count(), new("band", Name(waiting.Key.Band)), new("type", waiting.Key.Type.ToString()));
    }

    private static string Name(int band) => WaitingBand.Bounds[band] is (var from, { } to) ? $"{from}-{to}" : $"{WaitingBand.Bounds[band].From}+";
}
