using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Matching.Contracts.Law;
using Matching.Contracts.Pool;
using Matching.Grains.Rounds;

namespace Matching.Grains.Reports;

/// <summary>
/// How many open decisions wait how long, as the report to the inspectorate counts them, as a gauge by the law's band, assignment type and statutory clock: no municipality, no id. Counts the needs on the
/// boards of this process, each once however many regions it is in.
/// </summary>
public sealed class WaitingMetrics
{
    private readonly ConcurrentDictionary<NeedRef, PoolNeed> open = new();
    private readonly LawBook law;
    private readonly TimeProvider time;

    public WaitingMetrics(IMeterFactory meters, LawBook law, TimeProvider time)
    {
        (this.law, this.time) = (law, time);
        meters.Create(RoundMetrics.Name).CreateObservableGauge("matching.needs.waiting", Measure, "{need}", "Open decisions by days since the decision");
    }

    internal void Heard(PoolNeed need)
    {
        if (need.WaitingSince is not null)
            open[need.Need] = need;
        else
            open.TryRemove(need.Need, out _);
    }

    private IEnumerable<Measurement<int>> Measure()
    {
        var today = CivilDay.Of(time.GetUtcNow());
        return from need in open.Values
               let band = law.Band(need.Need.Municipality, need.Type, need.WaitingSince!.Value, today)
               group need by (Band: band, need.Type, Clock: Clock(need, today)) into waiting
               select new Measurement<int>(
                   waiting.Count(), new("band", Name(waiting.Key.Band)), new("type", waiting.Key.Type.ToString()), new("clock", waiting.Key.Clock));
    }

    private string Clock(PoolNeed need, DateOnly today) => law.CarryOutBy(need.Need.Municipality, need.Type, need.WaitingSince) is not { } last ? "none" : last < today ? "past" : "running";

    private static string Name((int From, int? To) band) => band.To is { } to ? $"{band.From}-{to}" : $"{band.From}+";
}
