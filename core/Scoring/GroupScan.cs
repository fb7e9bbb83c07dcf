using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matching.Core;

/// <summary>
/// One need against eight blocks: 512 volunteers a step through the bit rows, then eight records a step for the few who can still reach the floor. Nothing
/// branches on what a record says, so that the processor runs ahead through the next ones.
/// </summary>
internal static unsafe class GroupScan
{
    /// <summary>Scratch memory of a scan: a word for each block, eight for each level of the criteria, a place in the list and a key for each volunteer.</summary>
    public struct Scratch
    {
        public fixed ulong Lanes[Segment.Group];
        public fixed ulong Levels[NeedPlan.MaxLevels * Segment.Group];
        public fixed ushort Survivors[(Segment.Group + 1) * Block.Lanes];
        public fixed ulong Keys[2 * MaxKeys];
    }

    /// <summary>A key for each volunteer of a group, and room for the eight that a kernel writes wherever the next one goes.</summary>
    public const int MaxKeys = Segment.Group * Block.Lanes + 8;

    /// <summary>
    /// Writes a key for everyone in the group that starts at block <paramref name="first"/> who passes the hard rules and reaches the floor; nobody in the group
    /// is nearer than <paramref name="nearestSquared"/>.
    /// </summary>
    /// <returns>Where the next key goes.</returns>
    public static ulong* Run<TKernels>(
        Segment segment, int first, in NeedPlan plan, int hardRows, int nearestSquared, int capSquared, int floor, bool fetchesAhead, Scratch* scratch, ulong* keys)
        where TKernels : struct, IKernels
    {
        var near = TKernels.NearBoxes(
            segment.MinX + first, segment.MaxX + first, segment.MinY + first, segment.MaxY + first, segment.TravelSquared + first, plan.X, plan.Y, capSquared);
        if (near == 0)
            return keys;
        fixed (byte* chosen = plan.HardRows)
            TKernels.AndRows(segment.Rows + first, segment.Stride, chosen, hardRows, scratch->Lanes);
        near &= TKernels.NonZero(scratch->Lanes);
        if (near == 0)
            return keys;
        if (fetchesAhead)
            FetchRecords(segment.Blocks + first, near, scratch->Lanes);
        CountCriteria<TKernels>(segment.Rows + first, segment.Stride, plan, scratch->Levels);
        if (floor > 0 && KeepPromising<TKernels>(plan, nearestSquared, floor, scratch->Levels, scratch->Lanes))
            near &= TKernels.NonZero(scratch->Lanes);
        return Score<TKernels>(segment, first, near, plan, capSquared, floor, scratch, keys);
    }

    private static ulong* Score<TKernels>(Segment segment, int first, uint near, in NeedPlan plan, int capSquared, int floor, Scratch* scratch, ulong* keys)
        where TKernels : struct, IKernels
    {
        var end = scratch->Survivors;
        for (; near != 0; near &= near - 1)
        {
            var i = BitOperations.TrailingZeroCount(near);
            var lanes = scratch->Lanes[i];
            if (segment.LatestPause[first + i] > plan.QuietDay)
                lanes &= OneByOne.Willing(segment[first + i], segment.Blocks[first + i], lanes, plan);
            end = TKernels.List(lanes, i << Block.LaneBits, end);
        }

        // The last eight are read whole: whoever fills them up must be somebody.
        Vector128.Create(scratch->Survivors[0]).Store(end);
        for (var next = scratch->Survivors; next < end; next += 8)
        {
            keys = TKernels.ScoreEight(
                segment.Blocks + first, segment.Numbers + first, next, (int)Math.Min(8, end - next), plan, capSquared, floor, scratch->Levels, keys);
        }

        return keys;
    }

    // While the criteria are counted the records come: the first four lanes of each block, which is most of them.
    private static void FetchRecords(byte** blocks, uint near, ulong* lanes)
    {
        for (; near != 0; near &= near - 1)
        {
            var i = BitOperations.TrailingZeroCount(near);
            var left = lanes[i];
            for (var n = 0; n < 4; n++, left &= left - 1)
                Sse.Prefetch0(Block.Record(blocks[i], BitOperations.TrailingZeroCount(left)));
        }
    }

    private static void CountCriteria<TKernels>(ulong* rows, int stride, in NeedPlan plan, ulong* levels)
        where TKernels : struct, IKernels
    {
        fixed (byte* counted = plan.CountedRows)
        {
            var next = counted;
            for (var c = 0; c < plan.CriterionCount; c++)
            {
                TKernels.CountRows(rows, stride, next, plan.RowCount[c], plan.Depth[c], levels);
                next += plan.RowCount[c];
                levels += plan.Depth[c] * Segment.Group;
            }
        }
    }

    /// <summary>
    /// Drops the lanes that cannot reach the floor even at the group's nearest place, with full marks for all but the first two criteria. With at most
    /// <c>loss</c> points to lose, whoever misses i levels of the first criterion may miss (loss - i * points) / points of the second.
    /// </summary>
    /// <returns>False if everyone can still reach the floor.</returns>
    private static bool KeepPromising<TKernels>(in NeedPlan plan, int nearestSquared, int floor, ulong* levels, ulong* lanes)
        where TKernels : struct, IKernels
    {
        if (plan.CriterionCount == 0)
            return false;
        var loss = plan.MostWithoutDistance + plan.PointsAt(nearestSquared) - floor;
        var (depth, points) = (plan.Depth[0], plan.Points[0]);
        var (secondDepth, secondPoints) = plan.CriterionCount > 1 ? (plan.Depth[1], plan.Points[1]) : (0, 1);
        if (loss >= depth * points + secondDepth * secondPoints)
            return false;
        var steps = stackalloc (int, int)[RowLimits.Slots + 1];
        var count = 0;
        for (var missed = 0; missed <= depth && loss >= 0; missed++, loss -= points)
            steps[count++] = (depth - missed, Math.Max(0, secondDepth - loss / secondPoints));
        TKernels.KeepAny(lanes, levels, levels + depth * Segment.Group, steps, count);
        return true;
    }
}
