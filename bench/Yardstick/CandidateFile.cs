using Matching.Core;

namespace Matching.Bench.Yardstick;

/// <summary>The result file of the yardsticks: <c>nid,rank,vid,score</c>, one line a candidate, best first.</summary>
internal static class CandidateFile
{
    public static void Write(string path, ReadOnlySpan<RankedCandidate> best, ReadOnlySpan<int> counts, int k)
    {
        using var file = new StreamWriter(path);
        Write(file, best, counts, k);
    }

    public static void Write(TextWriter to, ReadOnlySpan<RankedCandidate> best, ReadOnlySpan<int> counts, int k)
    {
        for (var need = 0; need < counts.Length; need++)
        {
            for (var rank = 0; rank < counts[need]; rank++)
            {
                var candidate = best[need * k + rank];
                to.Write($"{need},{rank + 1},{candidate.Id},{candidate.Score}\n");
            }
        }
    }
}
