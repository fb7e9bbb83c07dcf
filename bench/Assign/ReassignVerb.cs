using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Matching.Bench.Arguments;
using Matching.Core.Assignment;
using Matching.Core.Certificates;

namespace Matching.Bench.Assign;

/// <summary><c>reassign DIR --graph GRAPH.csv</c>: one change after another on a solved graph, the optimum restored after each.</summary>
internal static class ReassignVerb
{
    public static Command Create()
    {
        var directory = CommandArguments.DataSet();
        var graph = new Option<string>("--graph") { Description = "Candidate graph, lines nid,rank,vid,score", Required = true };
        var changes = new Option<int>("--changes") { Description = "Changes of each kind", DefaultValueFactory = _ => 3000 }.InRange(1);
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
        var verb = new Command("reassign", "Restores the optimum after single changes.") { directory, graph, changes, seed };
        verb.SetAction((run, stop) => Task.FromResult(Run(
            new GraphFile(run.GetRequiredValue(directory), run.GetRequiredValue(graph)).ToGraph(),
            run.GetValue(changes), new Random(run.GetValue(seed)), stop)));
        return verb;
    }

    private static int Run(CandidateGraph graph, int changes, Random random, CancellationToken stop)
    {
        var warm = new IncrementalAssignment(graph, stop);
        var pairs = PairsByVolunteer(graph);
        var (removed, added, paused, changed) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < changes; i++)
        {
            var need = random.Next(graph.NeedCount);
            var volunteer = graph.Volunteers[random.Next(graph.PairCount)];
            removed.Add(Microseconds(() => warm.RemoveNeed(need)));
            added.Add(Microseconds(() => warm.ChangeNeed(need, graph.Counts[need], Row(graph, need))));
            paused.Add(Microseconds(() => warm.SetCapacity(volunteer, 0)));
            changed.Add(Microseconds(() => warm.ChangeVolunteer(volunteer, graph.Capacities[volunteer], pairs[volunteer])));
        }

        var violations = CertificateChecker.Check(warm.ToGraph().ToProblem(), warm.ToAssignment().ToCertificate());
        var cold = new AssignmentSolver().Solve(graph, stop).Total;
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            needRemoved = Quantiles(removed),
            needAdded = Quantiles(added),
            volunteerPaused = Quantiles(paused),
            volunteerChanged = Quantiles(changed),
            total = warm.Total,
            coldTotal = cold,
            certificate = violations.Count == 0 ? "valid" : $"{violations.Count} violations",
        }));
        return violations.Count == 0 && cold == warm.Total ? 0 : 1;
    }

    private static Candidate[] Row(CandidateGraph graph, int need)
    {
        var row = new Candidate[graph.Offsets[need + 1] - graph.Offsets[need]];
        for (var i = 0; i < row.Length; i++)
            row[i] = new(graph.Volunteers[graph.Offsets[need] + i], graph.Scores[graph.Offsets[need] + i]);
        return row;
    }

    private static NeedScore[][] PairsByVolunteer(CandidateGraph graph)
    {
        var pairs = Array.ConvertAll(new int[graph.VolunteerCount], _ => new List<NeedScore>());
        for (var need = 0; need < graph.NeedCount; need++)
        {
            foreach (var candidate in Row(graph, need))
                pairs[candidate.Volunteer].Add(new(need, candidate.Score));
        }

        return Array.ConvertAll(pairs, p => p.ToArray());
    }

    private static double Microseconds(Action change)
    {
        var start = Stopwatch.GetTimestamp();
        change();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    private static object Quantiles(List<double> times)
    {
        times.Sort();
        return new { p50Us = At(0.5), p95Us = At(0.95), p99Us = At(0.99), maxUs = Math.Round(times[^1], 1) };

        double At(double share) => Math.Round(times[(int)(share * times.Count)], 2);
    }
}
