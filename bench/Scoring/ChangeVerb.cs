using System.CommandLine;
using System.Text.Json;
using Matching.Bench.Arguments;
using Matching.Bench.Assign;
using Matching.Bench.Yardstick;
using Matching.Core;
using Matching.Core.Assignment;
using Matching.Core.Certificates;

namespace Matching.Bench.Scoring;

/// <summary>
/// <c>change DIR</c>: one need removed, one need added, one volunteer changed, each with its new candidates and the new optimum over all eligible pairs; in the
/// end the total is compared with scoring and solving everything anew.
/// </summary>
internal static class ChangeVerb
{
    private const int WarmUps = 3_000;

    public static Command Create()
    {
        var directory = CommandArguments.DataSet();
        var changes = new Option<int>("--changes") { DefaultValueFactory = _ => 3_000, Description = "Changes of each kind" }.InRange(1);
        var k = new Option<int>("--k") { DefaultValueFactory = _ => 50, Description = "Candidates that each need starts with" }.InRange(1, RowLimits.MaxCandidates);
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
        var command = new Command("change", "Times single changes, new candidates and new optimum included.") { directory, changes, k, seed };
        command.SetAction((run, stop) => Run(
            YardstickData.Read(run.GetRequiredValue(directory)), run.GetValue(changes), run.GetValue(k), new Random(run.GetValue(seed)), stop));
        return command;
    }

    private static async Task<int> Run(YardstickData data, int changes, int k, Random random, CancellationToken stop)
    {
        var scorer = new Scorer(new ScoringPolicy(), data.Sharing);
        var standing = new StandingAssignment(data.ToPool(), scorer, data.Needs, k, stop);
        var (numbers, needs) = (Enumerable.Range(0, data.Needs.Length).ToArray(), data.Needs.ToArray());
        var (removed, added, changed) = (new Latencies(), new Latencies(), new Latencies());
        for (var i = -WarmUps; i < changes; i++)
        {
            var n = random.Next(needs.Length);
            var next = data.Needs[random.Next(needs.Length)];
            var volunteer = data.Volunteers[random.Next(data.Volunteers.Length)];
            volunteer = volunteer with { Active = (byte)random.Next(volunteer.Capacity + 1) };
            removed.Time(() => standing.RemoveNeed(numbers[n]), i >= 0);
            added.Time(() => numbers[n] = standing.AddNeed(next), i >= 0);
            changed.Time(() => standing.ChangeVolunteer(volunteer), i >= 0);
            needs[n] = next;
        }

        var violations = CertificateChecker.Check(standing.ToGraph().ToProblem(), standing.ToAssignment().ToCertificate());
        var anew = new KernelPricing(standing.Pool, scorer, data with { Needs = needs });
        var cold = await new AssignmentSolver().SolveToGlobalOptimumAsync(anew.Best(k), anew, stop);
        var isRight = violations.Count == 0 && cold.Assignment.Total == standing.Total;
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            needAdded = added.Quantiles(),
            needRemoved = removed.Quantiles(),
            volunteerChanged = changed.Quantiles(),
            total = standing.Total,
            totalAnew = cold.Assignment.Total,
            certificate = violations.Count == 0 ? "valid" : $"{violations.Count} violations",
            collections = GC.CollectionCount(2),
        }));
        return isRight ? 0 : 1;
    }
}
