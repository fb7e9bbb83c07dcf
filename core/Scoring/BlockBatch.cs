using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matching.Core;

/// <summary>
/// Blocks in which somebody may be a candidate, gathered from groups of eight and scored together. First 512 volunteers a step go through the bit rows, then
/// eight records a step, for the few who are left of all the blocks in turn. Nothing branches on what a record says, and little on what a bit row says, so that the
/// processor runs ahead through the next ones. Blocks are added, then their survivors are listed, then those are scored: what a step reads is asked for one step earlier.
/// </summary>
internal static unsafe class BlockBatch
{
    /// <summary>Blocks after which the batch is emptied; the last group may bring a few more.</summary>
    public const int MaxBlocks = 48;

    /// <summary>Blocks whose survivors are listed together: as many each time, so that the processor guesses the end of the loop.</summary>
    private const int ListedTogether = 4;

    /// <summary>Columns have room for the last group and for eight words read or written at once.</summary>
    public const int Stride = MaxBlocks + 2 * Segment.Group;

    /// <summary>Scratch memory of a scan. Columns over the gathered blocks: lane words, addresses, numbers, levels of the criteria; then a place, a record and a key for each survivor.</summary>
    public struct Scratch
    {
        public int Count, ListedCount, SurvivorCount, ScoredCount, StepCount, MostCost;
        public fixed ulong Lanes[Stride];
        public fixed ulong Addresses[Stride];
        public fixed int Numbers[Stride];
        public fixed ulong GroupLanes[Segment.Group];
        public fixed int GroupSpare[Segment.Group];
        public fixed long Steps[2 * PromiseSteps.Most];
        public fixed ushort Survivors[(Stride + 1) * Block.Lanes];
        public fixed ulong Records[(Stride + 1) * Block.Lanes];
        public fixed ulong Keys[Stride * Block.Lanes];
        public fixed ulong GroupLevels[(NeedPlan.MaxLevels + 1) * Segment.Group];
        public fixed ulong Levels[NeedPlan.MaxLevels * Stride];
    }

    /// <summary>Makes the scratch memory ready for a need.</summary>
    public static void Begin(Scratch* batch, NeedPlan* plan)
    {
        (batch->Count, batch->ListedCount, batch->SurvivorCount, batch->ScoredCount) = (0, 0, 0, 0);
        batch->StepCount = PromiseSteps.Write(plan, (PromiseStep*)batch->Steps);
        batch->MostCost = PromiseSteps.MostCost(plan);
        new Span<ulong>(batch->GroupLevels, Segment.Group).Fill(ulong.MaxValue);
    }

    /// <summary>Adds those near blocks of a group in which somebody passes the bit rows' hard rules and may reach the floor.</summary>
    public static void Add<TKernels>(Scratch* batch, PoolSnapshot pool, NearGroup* group, NeedPlan* plan, int floor)
        where TKernels : struct, IKernels
    {
        var lanes = batch->GroupLanes;
        var near = TKernels.AndRows(group->Rows, group->Stride, plan->HardRows, group->HardRows, group->Near, lanes);
        if (near == 0)
            return;
        CountCriteria<TKernels>(group->Rows, group->Stride, plan, batch->GroupLevels + Segment.Group);
        if (floor > 0)
            near = KeepPromising<TKernels>(batch, plan, group, floor, near);
        var directory = group->Directory;
        for (var unsure = near & TKernels.Above(directory->LatestPause, plan->QuietDay); unsure != 0; unsure &= unsure - 1)
        {
            var i = BitOperations.TrailingZeroCount(unsure);
            var block = pool.BlockAt(directory->Numbers[i]);
            lanes[i] = OneByOne.Willing(block, block.Address, lanes[i], plan);
            near &= lanes[i] == 0 ? ~(1u << i) : ~0u;
        }

        TKernels.Pack(batch, near, directory->Addresses, directory->Numbers, plan->LevelCount);
        batch->Count += BitOperations.PopCount(near);
    }

    /// <summary>Lists the survivors of blocks that were added, but for the last few, and asks for their records.</summary>
    /// <returns>How many are listed and not scored.</returns>
    public static int List<TKernels>(Scratch* batch, bool fetchesAhead)
        where TKernels : struct, IKernels
    {
        for (; batch->Count - batch->ListedCount >= ListedTogether;)
            List<TKernels>(batch, ListedTogether, fetchesAhead);
        return batch->SurvivorCount - batch->ScoredCount;
    }

    /// <summary>
    /// Writes a key for each of the next <paramref name="count"/> survivors, whole eights but for the last, who is in reach, holds the checks and scores at least
    /// <paramref name="floor"/>.
    /// </summary>
    /// <returns>The end of the keys.</returns>
    public static ulong* Score<TKernels>(Scratch* batch, int count, NeedPlan* plan, int capSquared, int floor)
        where TKernels : struct, IKernels
    {
        var end = batch->ScoredCount + count;
        var next = batch->Keys;
        for (; batch->ScoredCount < end; batch->ScoredCount += 8)
            next = TKernels.ScoreEight(batch, batch->ScoredCount, Math.Min(8, end - batch->ScoredCount), plan, capSquared, floor, next);
        return next;
    }

    /// <summary>Scores all who are left and empties the batch.</summary>
    public static ulong* Empty<TKernels>(Scratch* batch, NeedPlan* plan, int capSquared, int floor, bool fetchesAhead)
        where TKernels : struct, IKernels
    {
        List<TKernels>(batch, batch->Count - batch->ListedCount, fetchesAhead);
        var count = batch->SurvivorCount;
        var keys = batch->Keys;
        if (count > 0)
        {
            // The last eight are read whole: whoever fills them up must be somebody of the last blocks.
            Vector128.Create(batch->Survivors[count - 1]).Store(batch->Survivors + count);
            Vector512.Create(batch->Records[count - 1]).Store(batch->Records + count);
            keys = Score<TKernels>(batch, count - batch->ScoredCount, plan, capSquared, floor);
        }

        (batch->Count, batch->ListedCount, batch->SurvivorCount, batch->ScoredCount) = (0, 0, 0, 0);
        return keys;
    }

    private static void List<TKernels>(Scratch* batch, int blocks, bool fetchesAhead)
        where TKernels : struct, IKernels
    {
        var (first, count) = (batch->SurvivorCount, batch->SurvivorCount);
        for (var end = batch->ListedCount + blocks; batch->ListedCount < end; batch->ListedCount++)
        {
            var block = batch->ListedCount;
            count += TKernels.List(batch->Lanes[block], block << Block.LaneBits, batch->Addresses[block], batch->Survivors + count, batch->Records + count);
        }

        batch->SurvivorCount = count;
        for (var record = batch->Records + first; fetchesAhead && record < batch->Records + count; record++)
            Sse.Prefetch0((void*)*record);
    }

    private static void CountCriteria<TKernels>(ulong* rows, int stride, NeedPlan* plan, ulong* levels)
        where TKernels : struct, IKernels
    {
        var next = plan->CountedRows;
        for (var c = 0; c < plan->CriterionCount; c++)
        {
            TKernels.CountRows(rows, stride, next, plan->RowCount[c], plan->Depth[c], levels);
            next += plan->RowCount[c];
            levels += plan->Depth[c] * Segment.Group;
        }
    }

    /// <summary>Drops the lanes that cannot reach the floor even at their block's nearest place.</summary>
    /// <returns>The blocks in which somebody is left.</returns>
    private static uint KeepPromising<TKernels>(Scratch* batch, NeedPlan* plan, NearGroup* group, int floor, uint near)
        where TKernels : struct, IKernels
    {
        var others = plan->MostWithoutDistance - floor;
        if (batch->StepCount == 0 || others + plan->PointsAt(group->NearestSquared) >= batch->MostCost)
            return near;
        TKernels.AddDistancePoints(plan, group->Squared, others, batch->GroupSpare);
        return TKernels.KeepAny(batch->GroupLanes, batch->GroupLevels, batch->GroupSpare, (PromiseStep*)batch->Steps, batch->StepCount);
    }
}
