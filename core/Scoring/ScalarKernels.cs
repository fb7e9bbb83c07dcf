using System.Numerics;

namespace Matching.Core;

/// <summary>The kernels one block at a time: the meaning of the vector kernels, and the path of machines without vectors.</summary>
internal readonly unsafe struct ScalarKernels : IKernels
{
    public static uint NearBoxes(BlockGroup* group, short x, short y, int capSquared, int* squared)
    {
        uint near = 0;
        for (var i = 0; i < Segment.Group; i++)
        {
            var box = group->BoxAt(i);
            var exact = box.DistanceSquared(x, y);
            near |= exact <= Math.Min(box.TravelSquared, capSquared) ? 1u << i : 0;
            squared[i] = (int)exact;
        }

        return near;
    }

    public static uint AndRows(ulong* rows, int stride, byte* chosen, int count, uint near, ulong* words)
    {
        for (var i = 0; i < Segment.Group; i++)
        {
            words[i] = (near >> i & 1) != 0 ? ulong.MaxValue : 0;
            for (var r = 0; r < count; r++)
                words[i] &= rows[chosen[r] * stride + i];
        }

        return NonZero(words);
    }

    public static void CountRows(ulong* rows, int stride, byte* chosen, int count, int depth, ulong* levels)
    {
        new Span<ulong>(levels, depth * Segment.Group).Clear();
        for (var r = 0; r < count; r++)
        {
            for (var i = 0; i < Segment.Group; i++)
            {
                var row = rows[chosen[r] * stride + i];
                for (var level = depth - 1; level > 0; level--)
                    levels[level * Segment.Group + i] |= levels[(level - 1) * Segment.Group + i] & row;
                levels[i] |= row;
            }
        }
    }

    public static uint KeepAny(ulong* words, ulong* levels, int* spare, PromiseStep* steps, int count)
    {
        for (var i = 0; i < Segment.Group; i++)
        {
            var any = 0ul;
            for (var s = 0; s < count; s++)
                any |= spare[i] >= steps[s].Cost ? steps[s].FirstOf(levels)[i] & steps[s].SecondOf(levels)[i] : 0;
            words[i] &= any;
        }

        return NonZero(words);
    }

    public static void AddDistancePoints(NeedPlan* plan, int* squared, int others, int* points)
    {
        for (var i = 0; i < Segment.Group; i++)
            points[i] = others + plan->PointsAt(squared[i]);
    }

    public static int List(ulong lanes, int first, ulong block, ushort* survivors, ulong* records)
    {
        var count = 0;
        for (; lanes != 0; lanes &= lanes - 1, count++)
        {
            var lane = BitOperations.TrailingZeroCount(lanes);
            survivors[count] = (ushort)(first + lane);
            records[count] = (ulong)Block.Record((byte*)block, lane);
        }

        return count;
    }

    public static uint Above(short* values, short limit)
    {
        uint above = 0;
        for (var i = 0; i < Segment.Group; i++)
            above |= values[i] > limit ? 1u << i : 0;
        return above;
    }

    public static void Pack(BlockBatch.Scratch* batch, uint kept, ulong* addresses, int* numbers, int levels)
    {
        for (var count = batch->Count; kept != 0; kept &= kept - 1, count++)
        {
            var i = BitOperations.TrailingZeroCount(kept);
            (batch->Lanes[count], batch->Addresses[count], batch->Numbers[count]) = (batch->GroupLanes[i], addresses[i], numbers[i]);
            for (var level = 0; level < levels; level++)
                batch->Levels[level * BlockBatch.Stride + count] = batch->GroupLevels[(level + 1) * Segment.Group + i];
        }
    }

    public static ulong* ScoreEight(BlockBatch.Scratch* batch, int next, int count, NeedPlan* plan, int capSquared, int floor, ulong* keys)
    {
        for (var i = next; i < next + count; i++)
        {
            var (block, lane) = (batch->Survivors[i] / Block.Lanes, batch->Survivors[i] % Block.Lanes);
            var record = (VolunteerRecord*)batch->Records[i];
            var (dx, dy) = (record->X - plan->X, record->Y - plan->Y);
            var squared = dx * dx + dy * dy;
            var score = plan->PointsAt(squared) + Math.Min(record->Experience, plan->ExperienceCap) * plan->PointsPerExperience - plan->FullPenalty
                + plan->LoadPoints * (record->Capacity - record->Active) / record->Capacity;
            for (var level = 0; level < plan->LevelCount; level++)
                score += (int)(batch->Levels[level * BlockBatch.Stride + block] >> lane & 1) * (int)plan->LevelPoints[level];

            score = Math.Max(0, score);
            var isEligible = squared <= Math.Min(record->Travel * record->Travel, capSquared) && VolunteerRecord.AreLateEnough(record->CheckDays, plan->CheckDays);
            if (isEligible && score >= floor)
                *keys++ = (ulong)(uint)score << 32 | (uint)(batch->Numbers[block] * Block.Lanes + lane);
        }

        return keys;
    }

    public static void Insert(ulong* sorted, ulong* keys, ulong* end)
    {
        const int last = ShortList.Places - 1;
        for (; keys < end; keys++)
        {
            sorted[ShortList.Lost] = Math.Max(sorted[ShortList.Lost], Math.Min(sorted[last], *keys));
            if (*keys <= sorted[last])
                continue;
            var place = last;
            for (; place > 0 && sorted[place - 1] < *keys; place--)
                sorted[place] = sorted[place - 1];
            sorted[place] = *keys;
        }
    }

    private static uint NonZero(ulong* words)
    {
        uint nonZero = 0;
        for (var i = 0; i < Segment.Group; i++)
            nonZero |= words[i] != 0 ? 1u << i : 0;
        return nonZero;
    }
}
