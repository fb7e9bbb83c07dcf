using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Matching.Core.Assignment;
using Matching.Core.Certificates;

namespace Matching.Bench.Assign;

/// <summary><c>assign DIR --graph GRAPH.csv [--reps R]</c>: solves a candidate graph on one core and checks its certificate.</summary>
internal static class AssignVerb
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("dir") { Description = "Folder with volunteers.csv and needs.csv." };
        var graph = new Option<FileInfo>("--graph") { Description = "Candidate graph, lines nid,rank,vid,score.", Required = true };
        var reps = new Option<int>("--reps") { Description = "Timed runs after warm-up.", DefaultValueFactory = _ => 21 };
        var verb = new Command("assign", "Assignment with the largest total score, proven.") { folder, graph, reps };
        verb.SetAction((result, token) => Task.FromResult(Run(
            new GraphFile(result.GetRequiredValue(folder).FullName, result.GetRequiredValue(graph).FullName), result.GetValue(reps), token)));
        return verb;
    }

    private static int Run(GraphFile file, int reps, CancellationToken token)
    {
        var solver = new AssignmentSolver();
        OptimalAssignment? solved = null;
        CandidateGraph? graph = null;
        var solve = new List<double>();
        var build = new List<double>();
        var allocated = 0L;
        const int WarmUps = 30;
        for (var run = -WarmUps; run < reps; run++)
        {
            var start = Stopwatch.GetTimestamp();
            graph = file.ToGraph();
            var built = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            var before = GC.GetAllocatedBytesForCurrentThread();
            start = Stopwatch.GetTimestamp();
            solved = solver.Solve(graph, token);
            var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (run < 0)
                continue;
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            build.Add(built);
            solve.Add(elapsed);
        }

        var violations = CertificateChecker.Check(graph!.ToProblem(), solved!.ToCertificate());
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            total = solved.Total,
            filled = solved.Filled,
            medianMs = Median(solve),
            minMs = Math.Round(solve.Min(), 3),
            graphMedianMs = Median(build),
            allocatedBytes = allocated,
            certificate = violations.Count == 0 ? "valid" : $"{violations.Count} violations, first {violations[0]}",
        }));
        return violations.Count == 0 ? 0 : 1;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return Math.Round(values[values.Count / 2], 3);
    }
}
