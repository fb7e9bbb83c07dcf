using System.CommandLine;
using System.Text.Json;
using Matching.Bench.Arguments;
using Matching.Bench.Yardstick;
using Matching.Core;
using Matching.Core.Assignment;
using Matching.Core.Certificates;

namespace Matching.Bench.Assign;

/// <summary>
/// <c>assign DIR [--graph GRAPH.csv]</c>: the assignment of largest total on one core, with its certificate checked. With a graph, the optimum
/// over that graph; without, the optimum over all eligible pairs, pricing included, beside the solve of the top-k graph it starts from.
/// </summary>
internal static class AssignVerb
{
    private const int WarmUps = 30;

    public static Command Create()
    {
        var directory = CommandArguments.DataSet();
        var graph = new Option<string?>("--graph") { Description = "Candidate graph, lines nid,rank,vid,score; without it all eligible pairs" }.ExistingFile();
        var k = new Option<int>("--k") { Description = "Candidates of each need to start from without --graph", DefaultValueFactory = _ => 50 }.InRange(1, RowLimits.MaxCandidates);
        var reps = new Option<int>("--reps") { Description = "Timed runs after warm-up", DefaultValueFactory = _ => 21 }.InRange(1);
        var allPairs = new Option<bool>("--all-pairs") { Description = "Also check the prices against every eligible pair, by plain loops" };
        var verb = new Command("assign", "The assignment of largest total score, proven.") { directory, graph, k, reps, allPairs };
        verb.SetAction((run, stop) => run.GetValue(graph) is { } file
            ? Task.FromResult(OverGraph(new GraphFile(run.GetRequiredValue(directory), file), run.GetValue(reps), stop))
            : OverAllPairs(run.GetRequiredValue(directory), run.GetValue(k), run.GetValue(reps), run.GetValue(allPairs), stop));
        return verb;
    }

    private static int OverGraph(GraphFile file, int reps, CancellationToken stop)
    {
        var solver = new AssignmentSolver();
        var (build, solve) = (new Timing(), new Timing());
        CandidateGraph? graph = null;
        OptimalAssignment? solved = null;
        for (var run = -WarmUps; run < reps; run++)
        {
            graph = build.Run(file.ToGraph, run >= 0);
            solved = solve.Run(() => solver.Solve(graph, stop), run >= 0);
        }

        var certificate = Verdict(CertificateChecker.Check(graph!.ToProblem(), solved!.ToCertificate()));
        Print(new
        {
            total = solved.Total,
            filled = solved.Filled,
            medianMs = solve.Median,
            minMs = solve.Least,
            graphBuildMs = build.Median,
            allocatedBytes = solve.AllocatedBytes,
            certificate,
        });
        return certificate == "valid" ? 0 : 1;
    }

    private static async Task<int> OverAllPairs(string directory, int k, int reps, bool allPairs, CancellationToken stop)
    {
        var data = YardstickData.Read(directory);
        var pool = data.ToPool();
        var pricing = new KernelPricing(pool, new Scorer(new ScoringPolicy(), data.Sharing), data);
        var graph = pricing.Best(k);
        var (solver, plain, priced) = (new AssignmentSolver(), new Timing(), new Timing());
        GlobalOptimum? solved = null;
        OptimalAssignment? overGraph = null;
        for (var run = -WarmUps; run < reps; run++)
        {
            overGraph = plain.Run(() => solver.Solve(graph, stop), run >= 0);
            pricing.Searched = 0;
            solved = await priced.Run(() => solver.SolveToGlobalOptimumAsync(graph, pricing, stop).AsTask(), run >= 0);
        }

        var certificate = Verdict(CertificateChecker.Check(solved!.Graph.ToProblem(), solved.Assignment.ToCertificate()));
        var (eligible, violations) = allPairs ? new EligiblePairs(directory, data, pool).Check(solved.Assignment.ToCertificate()) : (0, []);
        Print(new
        {
            total = solved.Assignment.Total,
            filled = solved.Assignment.Filled,
            medianMs = priced.Median,
            minMs = priced.Least,
            pricingPasses = solved.PricingPasses,
            needsSearched = pricing.Searched,
            pairsAdded = solved.Graph.PairCount - graph.PairCount,
            graphTotal = overGraph!.Total,
            graphMedianMs = plain.Median,
            certificate,
            eligiblePairs = allPairs ? eligible : (long?)null,
            overAllPairs = allPairs ? Verdict(violations) : "not checked",
        });
        return certificate == "valid" && violations.Count == 0 ? 0 : 1;
    }

    private static string Verdict(IReadOnlyList<CertificateViolation> violations)
        => violations.Count == 0 ? "valid" : $"{violations.Count} violations, the first: {violations[0]}";

    private static void Print(object line) => Console.WriteLine(JsonSerializer.Serialize(line));
}
