using System.CommandLine;
using System.Text.Json;
using Matching.Bench.Arguments;
using Matching.Bench.Yardstick;
using Matching.Core.Assignment;
using Matching.Core.Certificates;

namespace Matching.Bench.Assign;

/// <summary><c>fair DIR --graph GRAPH.csv</c>: what fairness and quotas cost, in total score, time and gap.</summary>
internal static class FairVerb
{
    public static Command Create()
    {
        var directory = CommandArguments.DataSet();
        var graph = new Option<string>("--graph") { Description = "Candidate graph, lines nid,rank,vid,score", Required = true };
        var share = new Option<double>("--share") { Description = "Quotas as a share of what the free optimum uses", DefaultValueFactory = _ => 0.8 };
        var verb = new Command("fair", "The assignment under fairness goals and quotas.") { directory, graph, share };
        verb.SetAction((run, stop) => Task.FromResult(Run(
            YardstickData.Read(run.GetRequiredValue(directory)),
            new GraphFile(run.GetRequiredValue(directory), run.GetRequiredValue(graph)).ToGraph(), run.GetValue(share), stop)));
        return verb;
    }

    private static int Run(YardstickData data, CandidateGraph graph, double share, CancellationToken stop)
    {
        var free = new FairnessTerms
        {
            MunicipalityCount = 1 + data.Needs.Max(n => n.Municipality),
            NeedMunicipalities = [.. data.Needs.Select(n => (int)n.Municipality)],
            VolunteerHomes = [.. data.Volunteers.Select(v => (int)v.Municipality)],
        };
        var quotas = Quotas(free, new AssignmentSolver().Solve(graph, stop), graph, share);
        var broken = 0;
        foreach (var goal in Enum.GetValues<FairnessGoal>())
        {
            broken += Report(graph, free with { Goal = goal }, stop);
            broken += Report(graph, free with { Goal = goal, Quotas = quotas }, stop);
        }

        return broken == 0 ? 0 : 1;
    }

    private static SharingQuota[] Quotas(FairnessTerms terms, OptimalAssignment solved, CandidateGraph graph, double share)
    {
        var flows = new Dictionary<(int Home, int Receiving), int>();
        for (var need = 0; need < graph.NeedCount; need++)
        {
            foreach (var volunteer in solved.ChosenFor(need))
            {
                var flow = (terms.VolunteerHomes[volunteer], terms.NeedMunicipalities[need]);
                flows[flow] = flows.GetValueOrDefault(flow) + 1;
            }
        }

        return [.. flows.Where(f => f.Key.Home != f.Key.Receiving).OrderBy(f => f.Key).Select(f => new SharingQuota(f.Key.Home, f.Key.Receiving, (int)(share * f.Value)))];
    }

    private static int Report(CandidateGraph graph, FairnessTerms terms, CancellationToken stop)
    {
        var timing = new Timing();
        var found = timing.Run(() => FairSolver.Solve(graph, terms, stop), counts: true);
        var violations = FairCertificateChecker.Check(found.ToProblem(graph, terms), found.Certificate);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            goal = terms.Goal.ToString(),
            quotas = terms.Quotas.Count,
            total = found.Total,
            price = found.TotalWithoutTerms - found.Total,
            placements = found.Chosen.Count,
            gap = found.Gap,
            openQuotas = found.OpenQuotas.Count,
            found.CreditsProven,
            leastCredit = found.Credits.Min(),
            ms = timing.Median,
            certificate = violations.Count == 0 ? "valid" : violations[0],
        }));
        return violations.Count;
    }
}
