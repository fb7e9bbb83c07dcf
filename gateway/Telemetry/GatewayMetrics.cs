using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Matching.Gateway.Telemetry;

/// <summary>What the gateway measures. Tags are bounded: outcomes and problem slugs, never a municipality's objects.</summary>
public sealed class GatewayMetrics
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "Matching.Gateway";

    /// <summary>Rows of imports, by <c>kind</c> (volunteer, need) and <c>outcome</c> (created, updated, unchanged, rejected, duplicate, withheld).</summary>
    public const string ImportRow = "matching.import.row";

    /// <summary>Duration of imports in seconds, by <c>kind</c> and <c>outcome</c>.</summary>
    public const string ImportDuration = "matching.import.duration";

    /// <summary>Problems answered, by <c>problem</c> (the slug of its type) and <c>http.response.status_code</c>.</summary>
    public const string ProblemCount = "matching.gateway.problem";

    private readonly Counter<long> rows, problems;
    private readonly Histogram<double> durations;

    public GatewayMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        rows = meter.CreateCounter<long>(ImportRow, "{row}", "Rows of imports by what became of them.");
        problems = meter.CreateCounter<long>(ProblemCount, "{problem}", "Problems answered by type.");
        var advice = new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.5, 1, 5, 10, 30, 60, 300, 600] };
        durations = meter.CreateHistogram(ImportDuration, "s", "Duration of imports.", tags: null, advice);
    }

    internal static ActivitySource Activities { get; } = new(Name);

    internal void Rows(string kind, string outcome, long count)
    {
        if (count > 0) rows.Add(count, new("kind", kind), new("outcome", outcome));
    }

    internal void Imported(string kind, string outcome, TimeSpan duration) =>
        durations.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("outcome", outcome));

    internal void Problem(Problems.ProblemKind kind) =>
        problems.Add(1, new("problem", kind.Slug), new("http.response.status_code", kind.Status));
}
