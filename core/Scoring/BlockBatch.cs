using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matching.Core;

/// <summary>
/// Blocks in which somebody may be a candidate, gathered from groups of eight and scored together. First 512 volunteers a step go through the bit rows, then
/// eight records a step, for the few who are left of all the blocks in turn. Nothing branches on what a record says, and little on what a bit row says, so that the
/// processor runs ahead through the next ones.
/// </summary>
internal static unsafe class BlockBatch
{
    /// <summary>Blocks that are scored together; the last group may bring a few more.</summary>
    public const int MaxBlocks = 24;

    /// <summary>Columns have room for the last group and for eight words read or written at once.</summary>
    public const int Stride = MaxBlocks + 2 * Segment.Group;

    /// <summary>Scratch memory of a scan. Columns over the gathered blocks: lane words, addresses, numbers, levels of the criteria; then a place in the list and a key for each survivor.</summary>
    public struct Scratch
    {
        public int Count, SurvivorCount, StepCount, MostCost;
        public fixed ulong Lanes[Stride];
        public fixed ulong Addresses[Stride];
        public fixed int Numbers[Stride];
        public fixed ulong GroupLanes[Segment.Group];
        public fixed int GroupSquared[Segment.Group];
        public fixed int GroupSpare[Segment.Group];
        public fixed long Steps[2 * PromiseSteps.Most];
        public fixed ushort Survivors[(Stride + 1) * Block.Lanes];
        public fixed ulong Keys[Stride * Block.Lanes];
        public fixed ulong GroupLevels[(NeedPlan.MaxLevels + 1) * Segment.Group];
        public fixed ulong Levels[NeedPlan.MaxLevels * Stride];
    }

    /// <summary>Makes the scratch memory ready for a need.</summary>
    public static void Begin(Scratch* batch, in NeedPlan plan)
    {
        (batch->Count, batch->SurvivorCount) = (0, 0);
        batch->StepCount = PromiseSteps.Write(plan, (PromiseStep*)batch->Steps);
        batch->MostCost = PromiseSteps.MostCost(plan);
        new Span<ulong>(batch->GroupLevels, Segment.Group).Fill(ulong.MaxValue);
    }

    /// <summary>
    /// Adds those blocks of the group that starts at block <paramref name="first"/> in which somebody passes the bit rows' hard rules and may reach the floor; nobody in the
    /// group is nearer than <paramref name="nearestSquared"/>.
    /// </summary>
    public static void Add<TKernels>(Scratch* batch, Segment segment, int first, in NeedPlan plan, int hardRows, int nearestSquared, int capSquared, int floor)
        where TKernels : struct, IKernels
    {
        var near = TKernels.NearBoxes(
            segment.MinX + first, segment.MaxX + first, segment.MinY + first, segment.MaxY + first, segment.TravelSquared + first, plan.X, plan.Y, capSquared, batch->GroupSquared);
        if (near == 0)
            return;
        var lanes = batch->GroupLanes;
        fixed (byte* chosen = plan.HardRows)
            TKernels.AndRows(segment.Rows + first, segment.Stride, chosen, hardRows, near, lanes);
        near = TKernels.NonZero(lanes);
        if (near == 0)
            return;
        CountCriteria<TKernels>(segment.Rows + first, segment.Stride, plan, batch->GroupLevels + Segment.Group);
        if (floor > 0 && KeepPromising<TKernels>(batch, plan, nearestSquared, floor, lanes))
            near = TKernels.NonZero(lanes);
        for (var unsure = near & TKernels.Above(segment.LatestPause + first, plan.QuietDay); unsure != 0; unsure &= unsure - 1)
        {
            var i = BitOperations.TrailingZeroCount(unsure);
            lanes[i] = OneByOne.Willing(segment[first + i], segment.Blocks[first + i], lanes[i], plan);
            near &= lanes[i] == 0 ? ~(1u << i) : ~0u;
        }

        var count = batch->Count;
        TKernels.Pack(near, lanes, 1, batch->Lanes + count);
        TKernels.Pack(near, (ulong*)(segment.Blocks + first), 1, batch->Addresses + count);
        TKernels.Pack(near, segment.Numbers + first, batch->Numbers + count);
        TKernels.Pack(near, batch->GroupLevels + Segment.Group, plan.LevelCount, batch->Levels + count);
        batch->Count = count + BitOperations.PopCount(near);
        for (var i = 0; i < Segment.Group; i++)
            batch->SurvivorCount += BitOperations.PopCount(lanes[i]);
    }

    /// <summary>
    /// Writes a key for every survivor of the gathered blocks who is in reach, holds the checks and scores at least <paramref name="floor"/>, and empties the batch.
    /// </summary>
    /// <returns>The end of the keys.</returns>
    public static ulong* Score<TKernels>(Scratch* batch, in NeedPlan plan, int capSquared, int floor, bool fetchesAhead)
        where TKernels : struct, IKernels
    {
        var end = batch->Survivors;
        for (var block = 0; block < batch->Count; block++)
            end = TKernels.List(batch->Lanes[block], block << Block.LaneBits, end);
        var keys = batch->Keys;
        if (end > batch->Survivors)
        {
            if (fetchesAhead)
                FetchRecords(batch, end);

            // The last eight are read whole: whoever fills them up must be somebody of the last blocks.
            Vector128.Create(end[-1]).Store(end);
            for (var next = batch->Survivors; next < end; next += 8)
                keys = TKernels.ScoreEight(batch, next, (int)Math.Min(8, end - next), plan, capSquared, floor, keys);
        }

        (batch->Count, batch->SurvivorCount) = (0, 0);
        return keys;
    }

    private static void FetchRecords(Scratch* batch, ushort* end)
    {
        for (var next = batch->Survivors; next < end; next++)
            Sse.Prefetch0(Block.Record((byte*)batch->Addresses[*next >> Block.LaneBits], *next & (Block.Lanes - 1)));
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

    /// <summary>Drops the lanes that cannot reach the floor even at their block's nearest place.</summary>
    /// <returns>False if everyone can still reach the floor.</returns>
    private static bool KeepPromising<TKernels>(Scratch* batch, in NeedPlan plan, int nearestSquared, int floor, ulong* lanes)
        where TKernels : struct, IKernels
    {
        var others = plan.MostWithoutDistance - floor;
        if (batch->StepCount == 0 || others + plan.PointsAt(nearestSquared) >= batch->MostCost)
            return false;
        TKernels.AddDistancePoints(plan, batch->GroupSquared, others, batch->GroupSpare);
        TKernels.KeepAny(lanes, batch->GroupLevels, batch->GroupSpare, (PromiseStep*)batch->Steps, batch->StepCount);
        return true;
    }
}
