using System.Numerics;
using System.Runtime.Intrinsics.X86;

namespace Matching.Core;

/// <summary>One need against a snapshot, nearest segment first.</summary>
internal static unsafe class PoolScan
{
    /// <summary>How many groups ahead the bit rows are fetched: enough to hide a miss of the second-level cache behind the work on a group.</summary>
    private const int Lookahead = 2;

    /// <summary>Offers to the sink every eligible volunteer whose score reaches the sink's floor. Volunteers the need excludes are the sink's business.</summary>
    public static void Run<TSink, TKernels>(PoolSnapshot pool, ReadOnlySpan<ulong> homes, ushort receiving, in NeedPlan plan, ref TSink sink)
        where TSink : struct, IScoreSink
        where TKernels : struct, IKernels
    {
        GroupScan.Scratch scratch;
        var capSquared = plan.ReachSquared(sink.Floor);
        var near = NearGroups.OfThread;
        FindSegments(pool, homes, plan, capSquared, near);
        FindGroups<TKernels>(pool, plan, capSquared, near, scratch.Distances);
        for (var i = 0; i < Lookahead && i < near.Count; i++)
            Fetch(pool, near[i], plan);
        for (var i = 0; i < near.Count; i++)
        {
            if (i + Lookahead < near.Count)
                Fetch(pool, near[i + Lookahead], plan);
            var group = near[i];
            if (group.DistanceSquared > capSquared)
                break;
            var segment = pool.Municipalities[group.Municipality]![group.Segment];
            var hardRows = plan.HardRowCount + (group.Municipality == receiving ? 0 : 1);
            GroupScan.Run<TSink, TKernels>(segment, group, plan, hardRows, capSquared, &scratch, ref sink);
            capSquared = plan.ReachSquared(sink.Floor);
        }

        GC.KeepAlive(pool);
    }

    private static void FindSegments(PoolSnapshot pool, ReadOnlySpan<ulong> homes, in NeedPlan plan, int capSquared, NearGroups near)
    {
        near.Clear();
        var municipalities = pool.Municipalities;
        for (var word = 0; word < homes.Length; word++)
        {
            for (var bits = homes[word]; bits != 0; bits &= bits - 1)
            {
                var home = word * 64 + BitOperations.TrailingZeroCount(bits);
                if (home >= municipalities.Length || municipalities[home] is not { } segments)
                    continue;
                for (var s = 0; s < segments.Length; s++)
                {
                    var whole = segments[s].Whole;
                    var distanceSquared = whole.DistanceSquared(plan.X, plan.Y);
                    if (distanceSquared <= Math.Min(whole.TravelSquared, capSquared))
                        near.AddSegment((int)distanceSquared, home, s);
                }
            }
        }

        near.SortSegments();
    }

    private static void FindGroups<TKernels>(PoolSnapshot pool, in NeedPlan plan, int capSquared, NearGroups near, int* distances)
        where TKernels : struct, IKernels
    {
        foreach (var key in near.Segments)
        {
            var (distanceSquared, municipality, s) = NearGroups.Unpack(key);
            var segment = pool.Municipalities[municipality]![s];
            for (var first = 0; first < segment.Stride; first += Segment.Group)
            {
                if (GroupScan.NearBlocks<TKernels>(segment, first, plan, capSquared, distances) != 0)
                    near.AddGroup(new(municipality, s, first, distanceSquared));
            }
        }
    }

    // Only the rows that every need reads: the rest comes behind them.
    private static void Fetch(PoolSnapshot pool, in NearGroup group, in NeedPlan plan)
    {
        if (!Sse.IsSupported)
            return;
        var segment = pool.Municipalities[group.Municipality]![group.Segment];
        var rows = segment.Rows + group.First;
        for (var r = 0; r < plan.HardRowCount; r++)
            Sse.Prefetch0(rows + plan.HardRows[r] * segment.Stride);
        for (var r = 0; r < plan.CountedRowCount; r++)
            Sse.Prefetch0(rows + plan.CountedRows[r] * segment.Stride);
    }
}
