using System.Diagnostics;
using Matching.Bench.Yardstick;
using Matching.Core;

namespace Matching.Bench.Report;

/// <summary>Scoring: the ten best of every need, one need, and what it takes in memory.</summary>
internal static class ScoreRows
{
    private const int K = 10, Pairs = 21;

    /// <summary>Where a run takes half a minute: each side runs some times in a turn, together as often as in the other rows.</summary>
    private const int LongTurns = 3, RunsInALongTurn = 7;

    /// <summary>Passes over a thousand single needs, of each side: a tenth of a second, of which what the other side left in the caches is no part worth mention.</summary>
    private const int NeedPasses = 21;
    private const string Kernel = "pruned C++ kernel";
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(2);

    public static IEnumerable<Row> All(Yard yard) =>
    [
        new("score-S-1", "S: 15,000 × 2,000, top 10 of every need, 1 thread", Kernel, "≤ 1.10 ×", "ms", row => Score(yard, row, "S", 1, 7, Pairs), Row.RatioAtMost(1.10)),
        new("score-S-2", "the same, 2 threads", Kernel, "≤ 1.25 ×", "ms", row => Score(yard, row, "S", 2, 7, Pairs), Row.RatioAtMost(1.25)),
        new("score-N-2", "N: 350,000 × 20,000, 2 threads", Kernel, "≤ 1.10 ×", "ms", row => Score(yard, row, "N", 2, 3, Pairs), Row.RatioAtMost(1.10)),
        new("score-national-2", "a country: 350,000 × 50,000, 2 threads", Kernel, "≤ 1.10 ×", "ms", row => ScoreNational(yard, row), Row.RatioAtMost(1.10)),
        new("score-X-2", "X: 5,000,000 × 100,000, 2 threads", Kernel, "≤ 1.2 ×, ≤ 1 GiB", "ms", row => ScoreX(yard, row), MetX),
        new("postgres-S", "S, 2 threads, against 2 connections", "PostgreSQL's best form", "≥ 150 × faster", "ms", row => Postgres(yard, row, "S", "s", 41, Pairs), Row.RatioAtMost(1 / 150.0)),
        new("postgres-N", "N, 2 threads, against 2 connections", "PostgreSQL's best form", "≥ 150 × faster", "ms", row => Postgres(yard, row, "N", "n", 3, 11), Row.RatioAtMost(1 / 150.0)),
        new("duckdb-S", "S, 2 threads, against 2 threads", "DuckDB", "—", "ms", row => Duck(yard, row), _ => null),
        new("need-S", "one need in process, S, p50", Kernel, "≤ 1.0 ×", "µs", row => OneNeed(yard, row, "S"), Row.RatioAtMost(1.0)),
        new("need-N", "one need in process, N, p50", Kernel, "≤ 0.7 ×", "µs", row => OneNeed(yard, row, "N"), Row.RatioAtMost(0.7)),
        new("store", "hot store, N", "—", "≤ 64 bytes a volunteer, 0 bytes allocated a need", "bytes", row => Store(yard, row), m => m.Ours!.Median <= 64 && m.Facts["bytes allocated for one need"] == 0),
    ];

    private static Measurement? Score(Yard yard, Row row, string set, int threads, int reps, int pairs)
    {
        if (!yard.Has(set))
            return null;
        var data = yard.Read(set);
        var ours = Batch(data, threads, reps);
        var measured = Measurement.InTurns(row, pairs, ours, yard.Match is not { } match ? null : () => Rival.Run(
            match, [yard.Folder(set), "pruned", $"{threads}", $"{reps}"], "wall median ([0-9.]+)", 1000));
        return ReferenceAnswers.Match(set, data, threads) is { } same ? measured with { Checks = new() { ["bytes of the reference answer"] = same } } : measured;
    }

    private static Measurement? ScoreNational(Yard yard, Row row)
    {
        const string set = "national";
        if (!yard.Has(set))
            YardstickGenerator.Write("N", yard.Folder(set), volunteers: 350_000, needs: 50_000);
        return Score(yard, row, set, 2, 3, Pairs);
    }

    private static Measurement? Postgres(Yard yard, Row row, string set, string database, int reps, int pairs)
    {
        if (!yard.Has(set))
            return null;
        var script = Path.GetTempFileName();
        File.WriteAllText(script, "select count(*), sum(t.score) from needs n cross join lateral top_d(n, 10) t where n.nid % 2 = :client_id;\n");
        // Half a second of theirs is followed by a tenth of a second of ours: enough that the end of their processes is not most of what we measure.
        var ours = Batch(yard.Read(set), 2, reps);
        return Measurement.InTurns(row, pairs, ours, yard.PgBench is not { } pgbench ? null : () => Rival.Run(
            pgbench, [.. yard.Postgres, "-n", "-c", "2", "-j", "2", "-t", "2", "-f", script, database], "latency average = ([0-9.]+) ms"));
    }

    private static Measurement? Duck(Yard yard, Row row) => !yard.Has("S") ? null : Measurement.InTurns(
        row, Pairs, Batch(yard.Read("S"), 2, 41), yard.Duck is not { } duck ? null : () => Rival.Run("node", [duck, yard.Folder("S"), "2", "1", "full"], "wall median ([0-9.]+)", 1000));

    private static Measurement? ScoreX(Yard yard, Row row)
    {
        if (!yard.Has("X"))
            return null;
        double peak = 0;
        var measured = Measurement.InTurns(row, LongTurns, Ours, yard.Match is not { } match ? null : () => Rival.Run(
            match, [yard.Folder("X"), "pruned", "2", $"{RunsInALongTurn}"], "wall median ([0-9.]+)", 1000));
        measured.Facts["peak MiB"] = peak;
        return measured;

        double Ours()
        {
            var run = Yard.OwnCommand("score", yard.Folder("X"), "--threads", "2", "--reps", $"{RunsInALongTurn}");
            peak = Math.Max(peak, run["peakMiB"]!.GetValue<double>());
            return run["medianMs"]!.GetValue<double>();
        }
    }

    private static bool? MetX(Measurement measured) => measured.Ratio is { } ratio ? ratio.Median <= 1.2 && measured.Facts["peak MiB"] <= 1024 : null;

    private static Measurement? OneNeed(Yard yard, Row row, string set)
    {
        if (!yard.Has(set))
            return null;
        var data = yard.Read(set);
        var best = new RankedCandidate[K];
        var step = Math.Max(1, data.Needs.Length / 1_000);
        var times = new List<double>();
        WarmUp(Pass);
        return Measurement.InTurns(row, Pairs, Pass, yard.Match is not { } match ? null : () => Rival.Run(
            match, [yard.Folder(set), "lat-pruned", "1", $"{NeedPasses}"], "p50 ([0-9.]+)"));

        double Pass()
        {
            times.Clear();
            for (var rep = 0; rep < NeedPasses; rep++)
            {
                for (var n = 0; n < data.Needs.Length; n += step)
                {
                    var start = Stopwatch.GetTimestamp();
                    data.Scorer.TopK(data.Pool, data.Needs[n], best);
                    times.Add((Stopwatch.GetTimestamp() - start) * 1e6 / Stopwatch.Frequency);
                }
            }

            times.Sort();
            return times[times.Count / 2];
        }
    }

    private static Measurement? Store(Yard yard, Row row)
    {
        if (!yard.Has("N"))
            return null;
        var data = yard.Read("N");
        var best = new RankedCandidate[K];
        WarmUp(Batch(data, 1, 1));
        data.Scorer.TopK(data.Pool, data.Needs[0], best);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        foreach (ref readonly var need in data.Needs.AsSpan())
            data.Scorer.TopK(data.Pool, need, best);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        return Measurement.Of(
            row, Spread.Of([(double)data.Pool.HotBytes / data.Pool.Count]), facts: new() { ["bytes allocated for one need"] = (double)allocated / data.Needs.Length });
    }

    /// <summary>The median time of some repetitions in milliseconds, warmed up.</summary>
    public static Func<double> Batch(DataSet data, int threads, int reps)
    {
        var best = new RankedCandidate[data.Needs.Length * K];
        var counts = new int[data.Needs.Length];
        WarmUp(Median);
        return Median;

        double Median() => Spread.Of(Enumerable.Range(0, reps).Select(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            data.Scorer.TopK(data.Pool, data.Needs, K, best, counts, threads);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        })).Median;
    }

    private static void WarmUp(Func<double> work)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < s_warmUp;)
            work();
    }
}
