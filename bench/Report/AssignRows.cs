using System.Diagnostics;
using Matching.Bench.Assign;
using Matching.Core.Assignment;
using Matching.Core.Certificates;

namespace Matching.Bench.Report;

/// <summary>Assignment over the top-50 graph, over all eligible pairs, and after single changes.</summary>
internal static class AssignRows
{
    private const int Pairs = 21, K = 50, WarmUps = 30;

    public static IEnumerable<Row> All(Yard yard) =>
    [
        new("assign-S", "assignment over the top-50 graph, S", "C++ shortest paths", "optimum; ≤ 1.3 ×", "ms", row => Graph(yard, row, "S", "ssp"), Met(1.3, 1_920_301)),
        new("assign-C", "the same, C (contended)", "LEMON network simplex", "optimum; ≥ 2 × faster", "ms", row => Graph(yard, row, "C", "ns"), Met(0.5, 1_486_883)),
        new("assign-N", "the same, N", "C++ shortest paths", "optimum; ≤ 1.3 ×", "ms", row => Graph(yard, row, "N", "ssp"), Met(1.3, 20_654_138)),
        new("optimum-S", "optimum over all eligible pairs, S", "our graph solve", "1,920,301 proven; ≤ 1.5 ×", "ms", row => Global(yard, row, "S"), Met(1.5, 1_920_301)),
        new("optimum-C", "the same, C", "our graph solve", "1,486,908 proven; ≤ 1.5 ×", "ms", row => Global(yard, row, "C"), Met(1.5, 1_486_908)),
        new("optimum-N", "the same, N", "our graph solve", "20,654,138 proven; ≤ 1.5 ×", "ms", row => Global(yard, row, "N"), Met(1.5, 20_654_138)),
        new("change-N", "one need added, new candidates and optimum over all pairs included, N, p50", "—", "each kind p50 ≤ 50 µs, p99 ≤ 1 ms", "µs", row => Change(yard, row), MetChange),
    ];

    private static Func<Measurement, bool?> Met(double most, long total) => m => m.Facts["total"] != total ? false : m.Ratio is { } ratio ? ratio.Median <= most : null;

    private static bool? MetChange(Measurement measured) => measured.Facts.All(fact => fact.Value <= (fact.Key.EndsWith("p50", StringComparison.Ordinal) ? 50 : 1_000));

    private static Measurement? Graph(Yard yard, Row row, string set, string rival)
    {
        var file = Path.Combine(yard.Folder(set), "top50.csv");
        if (!File.Exists(file))
            return null;
        var graph = new GraphFile(yard.Folder(set), file).ToGraph();
        var solver = new AssignmentSolver();
        for (var i = 0; i < WarmUps; i++)
            solver.Solve(graph, CancellationToken.None);
        var measured = Measurement.InTurns(
            row, Pairs, () => Timed(3, () => solver.Solve(graph, CancellationToken.None)), yard.Assign is not { } assign ? null : () => Rival.Run(
                assign, [yard.Folder(set), file, rival, "3"], "wall median ([0-9.]+)", 1000));
        var solved = solver.Solve(graph, CancellationToken.None);
        measured.Facts["total"] = solved.Total;
        return measured with { Checks = Certificate(graph, solved) };
    }

    private static Measurement? Global(Yard yard, Row row, string set)
    {
        if (!yard.Has(set))
            return null;
        var data = yard.Read(set);
        var pricing = new KernelPricing(data.Pool, data.Scorer, data.Data);
        var (graph, solver) = (pricing.Best(K), new AssignmentSolver());
        for (var i = 0; i < WarmUps; i++)
            Solve();
        var measured = Measurement.InTurns(row, Pairs, () => Timed(3, () => Solve()), () => Timed(3, () => solver.Solve(graph, CancellationToken.None)));
        var solved = Solve();
        measured.Facts["total"] = solved.Assignment.Total;
        measured.Facts["pricing passes"] = solved.PricingPasses;
        return measured with { Checks = Certificate(solved.Graph, solved.Assignment) };

        // The pricing answers at once: nothing is waited for.
        GlobalOptimum Solve() => solver.SolveToGlobalOptimumAsync(graph, pricing, CancellationToken.None).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>By code that shares nothing with the solver. Over all eligible pairs <c>assign DIR --all-pairs</c> checks the same prices, by plain loops.</summary>
    private static Dictionary<string, bool> Certificate(CandidateGraph graph, OptimalAssignment solved) =>
        new() { ["certificate valid"] = CertificateChecker.Check(graph.ToProblem(), solved.ToCertificate()).Count == 0 };

    private static Measurement? Change(Yard yard, Row row)
    {
        if (!yard.Has("N"))
            return null;
        var changes = Yard.OwnCommand("change", yard.Folder("N"));
        var facts = new Dictionary<string, double>();
        foreach (var (kind, words) in new[] { ("needAdded", "need added"), ("needRemoved", "need removed"), ("volunteerChanged", "volunteer changed") })
        {
            facts[$"{words} p50"] = changes[kind]!["p50Us"]!.GetValue<double>();
            facts[$"{words} p99"] = changes[kind]!["p99Us"]!.GetValue<double>();
        }

        if (changes["total"]!.GetValue<long>() != changes["totalAnew"]!.GetValue<long>())
            throw new InvalidOperationException("After the changes the total is not that of a new solve.");
        return Measurement.Of(row, Spread.Of([facts["need added p50"]]), facts: facts);
    }

    private static double Timed(int times, Action work) => Spread.Of(Enumerable.Range(0, times).Select(_ =>
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    })).Median;
}
