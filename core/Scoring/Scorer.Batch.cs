namespace Matching.Core;

public sealed partial class Scorer
{
    /// <summary>The best candidates for many needs: need i gets <paramref name="counts"/>[i] candidates at <paramref name="best"/>[i * k].</summary>
    /// <param name="pool">The snapshot to score.</param>
    /// <param name="needs">Any number of needs, none included.</param>
    /// <param name="k">Candidates for each need, 1..<see cref="RowLimits.MaxCandidates"/>.</param>
    /// <param name="best">At least needs * k.</param>
    /// <param name="counts">At least needs.</param>
    /// <param name="threads">Most threads at work, this one included, 1..256. The others come from the thread pool and steal small chunks.</param>
    /// <param name="cancellation">Stops between chunks; the buffers then hold no defined result.</param>
    /// <exception cref="MatchingInputException">A need, k, a buffer or <paramref name="threads"/> is out of range.</exception>
    public void TopK(
        PoolSnapshot pool, ReadOnlyMemory<NeedRow> needs, int k, Memory<RankedCandidate> best, Memory<int> counts, int threads = 1, CancellationToken cancellation = default)
    {
        CheckK(k);
        MatchingInputException.ThrowUnlessInRange(threads, 1, 256, "threads");
        MatchingInputException.ThrowUnless(best.Length / k >= needs.Length, "best", "the buffer is too short", "Pass a buffer of needs * k candidates");
        MatchingInputException.ThrowUnless(counts.Length >= needs.Length, "counts", "the buffer is too short", "Pass one count for each need");
        foreach (ref readonly var need in needs.Span)
            RowLimits.Check(need, Sharing);

        using var order = NeedOrder.ByPlace(needs.Span);
        StolenWork.Run(needs.Length, threads, Score, cancellation);

        void Score(int first, int end)
        {
            for (var i = first; i < end; i++)
            {
                var n = order[i];
                counts.Span[n] = FindBest(pool, needs.Span[n], best.Span.Slice(n * k, k));
            }
        }
    }
}
