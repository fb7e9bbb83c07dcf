using System.Numerics;

namespace Matching.Core;

/// <summary>The kernels one volunteer at a time: the meaning of the vector kernels, and the path of machines without wide vectors.</summary>
internal readonly unsafe struct ScalarKernels : IKernels
{
    public static uint NearBoxes(short* minX, short* maxX, short* minY, short* maxY, int* travelSquared, short x, short y, int capSquared, int* distanceSquared)
    {
        uint near = 0;
        for (var i = 0; i < MunicipalityBlocks.Padding; i++)
        {
            var dx = Math.Max(0, Math.Max(minX[i] - x, x - maxX[i]));
            var dy = Math.Max(0, Math.Max(minY[i] - y, y - maxY[i]));
            distanceSquared[i] = dx * dx + dy * dy;
            near |= distanceSquared[i] <= Math.Min(travelSquared[i], capSquared) ? 1u << i : 0;
        }

        return near;
    }

    public static ulong AtLeast(short* days, short least, ulong lanes)
    {
        ulong kept = 0;
        for (; lanes != 0; lanes &= lanes - 1)
        {
            var lane = BitOperations.TrailingZeroCount(lanes);
            kept |= days[lane] >= least ? 1ul << lane : 0;
        }

        return kept;
    }

    public static ulong WithinReach(short* position, ushort* travel, short x, short y, int capSquared, ulong lanes, int* distanceSquared)
    {
        ulong kept = 0;
        for (; lanes != 0; lanes &= lanes - 1)
        {
            var lane = BitOperations.TrailingZeroCount(lanes);
            var (dx, dy) = (position[2 * lane] - x, position[2 * lane + 1] - y);
            distanceSquared[lane] = dx * dx + dy * dy;
            kept |= distanceSquared[lane] <= Math.Min(travel[lane] * travel[lane], capSquared) ? 1ul << lane : 0;
        }

        return kept;
    }

    public static ulong Score(byte* block, in NeedPlan plan, ulong lanes, int* distanceSquared, int floor, int* scores)
    {
        ulong kept = 0;
        for (; lanes != 0; lanes &= lanes - 1)
        {
            var lane = BitOperations.TrailingZeroCount(lanes);
            scores[lane] = Score(block, plan, lane, distanceSquared[lane]);
            kept |= scores[lane] >= floor ? 1ul << lane : 0;
        }

        return kept;
    }

    private static int Score(byte* block, in NeedPlan plan, int lane, int distanceSquared)
    {
        var total = Math.Max(0, plan.DistancePoints - plan.DistancePointsPerHm * (int)MathF.Sqrt(distanceSquared));
        var slots = BitOperations.PopCount(((uint*)(block + BlockLayout.SlotsLow))[lane] & plan.SlotsLow)
            + BitOperations.PopCount(((ushort*)(block + BlockLayout.SlotsHigh))[lane] & plan.SlotsHigh);
        total += Math.Min(slots, plan.SlotsNeeded) * plan.PointsPerSlot;
        total += BitOperations.PopCount(((uint*)(block + BlockLayout.Skills))[lane] & plan.Skills) * plan.PointsPerSkill;
        total += Math.Min(block[BlockLayout.Experience + lane], plan.ExperienceCap) * plan.PointsPerExperience;
        int capacity = block[BlockLayout.Capacity + lane];
        total += plan.LoadPoints * (capacity - block[BlockLayout.Active + lane]) / capacity;
        for (var i = 0; i < plan.ScoredRowCount; i++)
            total += (int)(BlockLayout.Row(block, plan.ScoredRow[i]) >> lane & 1) * plan.ScoredPoints[i];
        return Math.Max(0, total - plan.FullPenalty);
    }
}
