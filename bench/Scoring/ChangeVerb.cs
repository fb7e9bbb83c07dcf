using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Matching.Bench.Yardstick;
using Matching.Core;
using Matching.Core.Assignment;

namespace Matching.Bench.Scoring;

/// <summary>
/// <c>change DIR</c>: what one change costs the scoring: a need's candidates, a snapshot with one volunteer changed, and that volunteer's score for every need.
/// The optimum after a change is the business of <c>reassign</c>.
/// </summary>
internal static class ChangeVerb
{
    private const int WarmUps = 3_000;

    public static Command Create()
    {
        var directory = new Argument<string>("directory") { Description = "A yardstick data set" };
        var changes = new Option<int>("--changes") { DefaultValueFactory = _ => 3_000, Description = "Changes of each kind" };
        var k = new Option<int>("--k") { DefaultValueFactory = _ => 50, Description = "Candidates of an added need" };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
        var command = new Command("change", "Times single changes in the scoring.") { directory, changes, k, seed };
        command.SetAction(run => Run(
            YardstickData.Read(run.GetRequiredValue(directory)), run.GetValue(changes), run.GetValue(k), new Random(run.GetValue(seed))));
        return command;
    }

    private static void Run(YardstickData data, int changes, int k, Random random)
    {
        var pool = data.ToPool();
        var scorer = new Scorer(new ScoringPolicy(), data.Sharing);
        var index = new NeedIndex(scorer);
        for (var n = 0; n < data.Needs.Length; n++)
            index.Set(n, data.Needs[n]);
        var (needAdded, snapshot, volunteerScored) = (new List<double>(), new List<double>(), new List<double>());
        var (best, scored) = (new RankedCandidate[k], new List<NeedScore>());
        for (var i = -WarmUps; i < changes; i++)
        {
            var need = data.Needs[random.Next(data.Needs.Length)];
            var volunteer = data.Volunteers[random.Next(data.Volunteers.Length)];
            volunteer = volunteer with { Active = (byte)random.Next(volunteer.Capacity + 1) };
            Time(needAdded, i, () => scorer.TopK(pool, need, best));
            Time(snapshot, i, () => pool = pool.With(volunteer));
            Time(volunteerScored, i, () => index.ScoresOf(volunteer, scored));
        }

        Console.WriteLine(JsonSerializer.Serialize(new
        {
            needScored = Quantiles(needAdded),
            volunteerVisible = Quantiles(snapshot),
            volunteerScored = Quantiles(volunteerScored),
        }));
    }

    private static void Time(List<double> times, int i, Action change)
    {
        var start = Stopwatch.GetTimestamp();
        change();
        var ticks = Stopwatch.GetTimestamp() - start;
        if (i >= 0)
            times.Add(ticks * 1e6 / Stopwatch.Frequency);
    }

    private static object Quantiles(List<double> times)
    {
        times.Sort();
        return new { p50Us = At(0.5), p95Us = At(0.95), p99Us = At(0.99), maxUs = Math.Round(times[^1], 1) };

        double At(double share) => Math.Round(times[(int)(share * times.Count)], 2);
    }
}
