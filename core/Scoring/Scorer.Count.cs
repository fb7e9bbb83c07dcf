namespace Matching.Core;

public sealed unsafe partial class Scorer
{
    /// <summary>How many volunteers are eligible for each of many needs, summed over the needs.</summary>
    /// <param name="pool">The snapshot to judge.</param>
    /// <param name="needs">Any number of needs, none included.</param>
    /// <param name="threads">Most threads at work, this one included, 1..256.</param>
    /// <param name="cancellation">Stops between chunks.</param>
    /// <exception cref="MatchingInputException">A need or <paramref name="threads"/> is out of range.</exception>
    public long CountEligible(PoolSnapshot pool, ReadOnlyMemory<NeedRow> needs, int threads = 1, CancellationToken cancellation = default)
    {
        MatchingInputException.ThrowUnlessInRange(threads, 1, 256, "threads");
        foreach (ref readonly var need in needs.Span)
            RowLimits.Check(need, Sharing);
        var total = 0L;
        StolenWork.Run(needs.Length, threads, Count, cancellation);
        return total;

        void Count(int first, int end)
        {
            var counted = 0L;
            for (var i = first; i < end; i++)
            {
                ref readonly var need = ref needs.Span[i];
                var sink = new EligibleCount(pool, need.Excluded);
                Run(pool, need, PlanOf(pool, need), ref sink);
                counted += sink.Count;
            }

            Interlocked.Add(ref total, counted);
        }
    }
}
