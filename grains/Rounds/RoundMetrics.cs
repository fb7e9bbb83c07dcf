using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Matching.Grains.Rounds;

/// <summary>What operations see of rounds: meter and activity source <see cref="Name"/>.</summary>
public sealed class RoundMetrics
{
    public const string Name = "Matching.Grains";
    private static readonly ActivitySource Source = new(Name);
    private readonly Histogram<double> duration;
    private readonly Counter<long> pairs;
    private readonly Counter<long> proposals;

    public RoundMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        duration = meter.CreateHistogram(
            "matching.run.duration",
            "s",
            "Duration of a round from start to stored proposals, by outcome",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] });
        pairs = meter.CreateCounter<long>("matching.run.pairs", "{pair}", "Pairs judged by rounds");
        proposals = meter.CreateCounter<long>("matching.run.proposals", "{proposal}", "Placements proposed by rounds");
    }

    internal static Activity? StartRound() => Source.StartActivity("matching.round");

    internal void RoundEnded(RoundState state, TimeSpan elapsed)
    {
        duration.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("outcome", state.Status.ToString().ToLowerInvariant()));
        if (state.Summary is not { } summary)
            return;
        pairs.Add(summary.Pairs);
        proposals.Add(summary.Proposals);
    }
}
