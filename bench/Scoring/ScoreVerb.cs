using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Matching.Bench.Arguments;
using Matching.Bench.Yardstick;
using Matching.Core;

namespace Matching.Bench.Scoring;

/// <summary><c>score DIR</c>: the k best candidates of every need. Prints one JSON line; with <c>--out</c> writes <c>nid,rank,vid,score</c>.</summary>
internal static class ScoreVerb
{
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var directory = CommandArguments.DataSet();
        var k = new Option<int>("--k") { DefaultValueFactory = _ => 10, Description = "Candidates for each need" }.InRange(1, RowLimits.MaxCandidates);
        var threads = new Option<int>("--threads") { DefaultValueFactory = _ => 1 }.InRange(1, 256);
        var reps = new Option<int>("--reps") { DefaultValueFactory = _ => 21 }.InRange(1);
        var output = new Option<string?>("--out") { Description = "File for the candidates" };
        var command = new Command("score", "Scores every need against every volunteer.") { directory, k, threads, reps, output };
        command.SetAction(run => Run(
            run.GetRequiredValue(directory), run.GetValue(k), run.GetValue(threads), run.GetValue(reps), run.GetValue(output)));
        return command;
    }

    private static void Run(string directory, int k, int threads, int reps, string? output)
    {
        var data = YardstickData.Read(directory);
        var pool = data.ToPool();
        var pairs = data.Pairs;
        data = data with { Volunteers = [] };
        var scorer = new Scorer(new ScoringPolicy(), data.Sharing);
        var best = new RankedCandidate[data.Needs.Length * k];
        var counts = new int[data.Needs.Length];
        for (var start = Stopwatch.GetTimestamp(); reps > 1 && Stopwatch.GetElapsedTime(start) < s_warmUp;)
            scorer.TopK(pool, data.Needs, k, best, counts, threads);

        var times = new double[reps];
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < reps; i++)
        {
            var start = Stopwatch.GetTimestamp();
            scorer.TopK(pool, data.Needs, k, best, counts, threads);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        Array.Sort(times);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            pairs,
            medianMs = Math.Round(times[reps / 2], 4),
            minMs = Math.Round(times[0], 4),
            threads,
            allocatedBytesPerNeed = Math.Round((double)allocated / reps / data.Needs.Length, 3),
            hotBytesPerVolunteer = Math.Round((double)pool.HotBytes / pool.Count, 1),
            peakMiB = Process.GetCurrentProcess().PeakWorkingSet64 >> 20,
        }));
        if (output is not null)
            CandidateFile.Write(output, best, counts, k);
    }
}
