using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Matching.Bench.Arguments;
using Matching.Bench.Yardstick;
using Matching.Core;

namespace Matching.Bench.Scoring;

/// <summary><c>need DIR</c>: the time of one need's k best candidates, over about 1,000 needs of the set, as the yardstick kernels measure it.</summary>
internal static class NeedVerb
{
    private const int Sampled = 1_000;
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var directory = CommandArguments.DataSet();
        var k = new Option<int>("--k") { DefaultValueFactory = _ => 10, Description = "Candidates for each need" }.InRange(1, RowLimits.MaxCandidates);
        var reps = new Option<int>("--reps") { DefaultValueFactory = _ => 5 }.InRange(1);
        var command = new Command("need", "Times one need at a time.") { directory, k, reps };
        command.SetAction(run => Run(run.GetRequiredValue(directory), run.GetValue(k), run.GetValue(reps)));
        return command;
    }

    private static void Run(string directory, int k, int reps)
    {
        var data = YardstickData.Read(directory);
        var pool = data.ToPool();
        data = data with { Volunteers = [] };
        var scorer = new Scorer(new ScoringPolicy(), data.Sharing);
        var best = new RankedCandidate[k];
        var step = Math.Max(1, data.Needs.Length / Sampled);
        var times = new List<double>(reps * (data.Needs.Length / step + 1));
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < s_warmUp;)
            Pass();
        times.Clear();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var rep = 0; rep < reps; rep++)
            Pass();
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        times.Sort();
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            p50Us = Math.Round(times[times.Count / 2], 2),
            p95Us = Math.Round(times[times.Count * 95 / 100], 2),
            p99Us = Math.Round(times[times.Count * 99 / 100], 2),
            n = times.Count,
            allocatedBytesPerNeed = Math.Round((double)allocated / times.Count, 3),
        }));

        void Pass()
        {
            for (var n = 0; n < data.Needs.Length; n += step)
            {
                var start = Stopwatch.GetTimestamp();
                scorer.TopK(pool, data.Needs[n], best);
                var ticks = Stopwatch.GetTimestamp() - start;
                times.Add(ticks * 1e6 / Stopwatch.Frequency);
            }
        }
    }
}
