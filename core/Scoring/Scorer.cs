namespace Matching.Core;

/// <summary>
/// Scores and ranks volunteers for needs by one policy and one table of sharing agreements. Immutable and safe for any number of threads; the same inputs give the
/// same bytes on any machine, any number of threads and any split of the pool into shards.
/// </summary>
public sealed unsafe partial class Scorer
{
    private readonly KernelPath _path;

    /// <exception cref="MatchingInputException">The policy is out of range.</exception>
    public Scorer(ScoringPolicy policy, SharingTable sharing)
        : this(policy, sharing, KernelPaths.Widest)
    {
    }

    internal Scorer(ScoringPolicy policy, SharingTable sharing, KernelPath path)
    {
        Policy = policy.Validated();
        Sharing = sharing;
        _path = path;
    }

    public ScoringPolicy Policy { get; }

    public SharingTable Sharing { get; }

    /// <summary>The best candidates for one need, best first; as many as fit in <paramref name="best"/> or are eligible. Allocates nothing in the steady state.</summary>
    /// <returns>How many were written.</returns>
    /// <exception cref="MatchingInputException">The need is out of range, or <paramref name="best"/> holds none or more than <see cref="RowLimits.MaxCandidates"/>.</exception>
    public int TopK(PoolSnapshot pool, in NeedRow need, Span<RankedCandidate> best)
    {
        CheckK(best.Length);
        RowLimits.Check(need, Sharing);
        return FindBest(pool, need, best);
    }

    private int FindBest(PoolSnapshot pool, in NeedRow need, Span<RankedCandidate> best)
    {
        var plan = PlanOf(pool, need);
        var words = stackalloc ulong[Math.Max(best.Length, ShortList.Words)];
        var floor = 0;
        if (best.Length + need.Excluded.Length <= ShortList.MaxWanted)
        {
            var few = new ShortList(pool, words, best.Length, need.Excluded);
            Run(pool, need, plan, ref few);
            if (!few.IsCut)
                return few.CopyTo(best, plan->Priority);
            floor = few.Floor;
        }

        var list = new TopList(pool, words, best.Length, need.Excluded, floor);
        Run(pool, need, plan, ref list);
        return list.CopyTo(best, plan->Priority);
    }

    private NeedPlan* PlanOf(PoolSnapshot pool, in NeedRow need)
    {
        var plan = ScanMemory.OfThread.Plan;
        plan->Compile(need, Policy, pool.CheckDay);
        return plan;
    }

    private void Run<TSink>(PoolSnapshot pool, in NeedRow need, NeedPlan* plan, ref TSink sink)
        where TSink : struct, IScoreSink
    {
        var homes = Sharing.Row(need.SharingRow);
        switch (_path)
        {
            case KernelPath.Vector512:
                PoolScan.Run<TSink, Vector512Kernels>(pool, homes, need.Municipality, plan, ref sink);
                break;
            case KernelPath.Vector256:
                PoolScan.Run<TSink, Vector256Kernels>(pool, homes, need.Municipality, plan, ref sink);
                break;
            default:
                PoolScan.Run<TSink, ScalarKernels>(pool, homes, need.Municipality, plan, ref sink);
                break;
        }
    }

    private static void CheckK(int k) => MatchingInputException.ThrowUnlessInRange(k, 1, RowLimits.MaxCandidates, "k");
}
