using System.Numerics;
using System.Runtime.CompilerServices;

namespace Matching.Core;

/// <summary>One need against a snapshot: which blocks can matter, who in them is eligible, and what they score.</summary>
internal static unsafe class PoolScan
{
    /// <summary>Offers to the sink every eligible volunteer whose score reaches the sink's floor. Volunteers the need excludes are the sink's business.</summary>
    public static void Run<TSink, TKernels>(PoolSnapshot pool, ReadOnlySpan<ulong> homes, ushort receiving, in NeedPlan plan, ref TSink sink)
        where TSink : struct, IScoreSink
        where TKernels : struct, IKernels
    {
        var reach = ReachList.OfThread;
        reach.Clear();
        var capSquared = plan.ReachSquared(sink.Floor);
        var municipalities = pool.Municipalities;
        for (var word = 0; word < homes.Length; word++)
        {
            for (var bits = homes[word]; bits != 0; bits &= bits - 1)
            {
                var home = word * 64 + BitOperations.TrailingZeroCount(bits);
                if (home < municipalities.Length && municipalities[home] is { } blocks && IsNear(blocks.Whole, plan, capSquared))
                    Collect<TKernels>(blocks, plan, capSquared, home != receiving, reach);
            }
        }

        var floor = sink.Floor;
        foreach (ref readonly var entry in reach.NearestFirst())
        {
            if (entry.DistanceSquared > capSquared)
                continue;
            ScanBlock<TSink, TKernels>(entry, plan, capSquared, ref sink);
            if (sink.Floor == floor)
                continue;
            floor = sink.Floor;
            capSquared = plan.ReachSquared(floor);
        }

        GC.KeepAlive(pool);
    }

    private static bool IsNear(in BlockSummary whole, in NeedPlan plan, int capSquared) =>
        BlockSummary.DistanceSquared(whole.MinX, whole.MaxX, whole.MinY, whole.MaxY, plan.X, plan.Y) <= Math.Min(whole.TravelSquared, capSquared);

    private static void Collect<TKernels>(MunicipalityBlocks blocks, in NeedPlan plan, int capSquared, bool isForeign, ReachList reach)
        where TKernels : struct, IKernels
    {
        var distances = stackalloc int[MunicipalityBlocks.Padding];
        fixed (short* minX = blocks.MinX, maxX = blocks.MaxX, minY = blocks.MinY, maxY = blocks.MaxY)
        fixed (int* travel = blocks.TravelSquared)
        {
            for (var first = 0; first < blocks.Count; first += MunicipalityBlocks.Padding)
            {
                var near = TKernels.NearBoxes(minX + first, maxX + first, minY + first, maxY + first, travel + first, plan.X, plan.Y, capSquared, distances);
                for (; near != 0; near &= near - 1)
                {
                    var offset = BitOperations.TrailingZeroCount(near);
                    var i = first + offset;
                    reach.Add(new(blocks[i].Address, blocks.NumberOf(i), distances[offset], isForeign, blocks.LatestPause[i] > plan.Day));
                }
            }
        }
    }

    [SkipLocalsInit]
    private static void ScanBlock<TSink, TKernels>(in ReachList.Entry entry, in NeedPlan plan, int capSquared, ref TSink sink)
        where TSink : struct, IScoreSink
        where TKernels : struct, IKernels
    {
        var block = entry.Block;
        var lanes = HardRows(block, plan, entry.IsForeign);
        if (lanes == 0)
            return;
        var distances = stackalloc int[2 * BlockLayout.Lanes];
        var scores = distances + BlockLayout.Lanes;
        lanes = TKernels.WithinReach((short*)(block + BlockLayout.Position), (ushort*)(block + BlockLayout.Travel), plan.X, plan.Y, capSquared, lanes, distances);
        if (plan.AsksForChecks)
            lanes = ValidChecks<TKernels>(block, plan, lanes);
        if (entry.MayBePaused)
            lanes &= ~TKernels.AtLeast((short*)(block + BlockLayout.Paused), (short)(plan.Day + 1), lanes);
        if (lanes == 0)
            return;
        lanes = TKernels.Score(block, plan, lanes, distances, sink.Floor, scores);
        for (; lanes != 0; lanes &= lanes - 1)
        {
            var lane = BitOperations.TrailingZeroCount(lanes);
            sink.Offer(BlockLayout.Id(block, lane), entry.Number * BlockLayout.Lanes + lane, scores[lane]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong HardRows(byte* block, in NeedPlan plan, bool isForeign)
    {
        var lanes = ulong.MaxValue;
        var count = plan.HardRowCount + (isForeign ? 1 : 0);
        for (var i = 0; i < count; i++)
            lanes &= BlockLayout.Row(block, plan.HardRows[i]);
        return lanes;
    }

    private static ulong ValidChecks<TKernels>(byte* block, in NeedPlan plan, ulong lanes)
        where TKernels : struct, IKernels
    {
        for (var kind = 0; kind < CheckDays.Kinds && lanes != 0; kind++)
        {
            if (plan.CheckDay[kind] > 0)
                lanes = TKernels.AtLeast((short*)(block + BlockLayout.Check) + kind * BlockLayout.Lanes, plan.CheckDay[kind], lanes);
        }

        return lanes;
    }
}
