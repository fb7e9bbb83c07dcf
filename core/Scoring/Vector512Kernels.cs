using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matching.Core;

/// <summary>The kernels with AVX-512: 16 volunteers at a time, 32 for days.</summary>
internal readonly unsafe struct Vector512Kernels : IKernels
{
    private const int Width = 16;

    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512BW.IsSupported;

    public static uint NearBoxes(short* minX, short* maxX, short* minY, short* maxY, int* travelSquared, short x, short y, int capSquared, int* distanceSquared)
    {
        var dx = Outside(Vector256.Load(minX), Vector256.Load(maxX), Vector256.Create(x));
        var dy = Outside(Vector256.Load(minY), Vector256.Load(maxY), Vector256.Create(y));
        var pairs = (Avx512F.ConvertToVector512Int32(dx.AsUInt16()) | Avx512F.ConvertToVector512Int32(dy.AsUInt16()) << 16).AsInt16();
        var squared = Avx512BW.MultiplyAddAdjacent(pairs, pairs);
        squared.Store(distanceSquared);
        return (uint)Vector512.LessThanOrEqual(squared, Vector512.Min(Vector512.Load(travelSquared), Vector512.Create(capSquared))).ExtractMostSignificantBits();
    }

    public static ulong AtLeast(short* days, short least, ulong lanes)
    {
        var bound = Vector512.Create(least);
        return lanes
            & (Vector512.GreaterThanOrEqual(Vector512.Load(days), bound).ExtractMostSignificantBits()
                | Vector512.GreaterThanOrEqual(Vector512.Load(days + 32), bound).ExtractMostSignificantBits() << 32);
    }

    public static ulong WithinReach(short* position, ushort* travel, short x, short y, int capSquared, ulong lanes, int* distanceSquared)
    {
        var place = Vector512.Create((int)(ushort)x | y << 16).AsInt16();
        var cap = Vector512.Create(capSquared);
        ulong within = 0;
        for (var lane = 0; lane < BlockLayout.Lanes; lane += Width)
        {
            var difference = Vector512.Load(position + 2 * lane) - place;
            var squared = Avx512BW.MultiplyAddAdjacent(difference, difference);
            squared.Store(distanceSquared + lane);
            var reach = Avx512F.ConvertToVector512Int32(Vector256.Load(travel + lane)).AsInt16();
            var most = Vector512.Min(Avx512BW.MultiplyAddAdjacent(reach, reach), cap);
            within |= Vector512.LessThanOrEqual(squared, most).ExtractMostSignificantBits() << lane;
        }

        return lanes & within;
    }

    public static ulong Score(byte* block, in NeedPlan plan, ulong lanes, int* distanceSquared, int floor, int* scores)
    {
        ulong kept = 0;
        for (var lane = 0; lane < BlockLayout.Lanes; lane += Width)
        {
            if ((lanes >> lane & 0xFFFF) == 0)
                continue;
            var score = Score(block, plan, lane, Vector512.Load(distanceSquared + lane));
            score.Store(scores + lane);
            kept |= Vector512.GreaterThanOrEqual(score, Vector512.Create(floor)).ExtractMostSignificantBits() << lane;
        }

        return lanes & kept;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Score(byte* block, in NeedPlan plan, int lane, Vector512<int> distanceSquared)
    {
        var hectometres = Vector512.ConvertToInt32Native(Vector512.Sqrt(Vector512.ConvertToSingle(distanceSquared)));
        var total = Vector512.Max(Vector512<int>.Zero, Vector512.Create(plan.DistancePoints) - hectometres * plan.DistancePointsPerHm);

        var slotsLow = Vector512.Load((uint*)(block + BlockLayout.SlotsLow) + lane) & Vector512.Create(plan.SlotsLow);
        var slotsHigh = Avx512F.ConvertToVector512UInt32(Vector256.Load((ushort*)(block + BlockLayout.SlotsHigh) + lane)) & Vector512.Create(plan.SlotsHigh);
        var slots = SumBytes(PopCountBytes(slotsLow.AsByte()) + PopCountBytes(slotsHigh.AsByte()));
        total += Vector512.Min(slots, Vector512.Create(plan.SlotsNeeded)) * plan.PointsPerSlot;

        var skills = Vector512.Load((uint*)(block + BlockLayout.Skills) + lane) & Vector512.Create(plan.Skills);
        total += SumBytes(PopCountBytes(skills.AsByte())) * plan.PointsPerSkill;

        var experience = Widen(block + BlockLayout.Experience + lane);
        total += Vector512.Min(experience, Vector512.Create(plan.ExperienceCap)) * plan.PointsPerExperience;

        // The quotient is below 2^16 and a fraction at least 1/255 away from the next whole number: float32 division truncates to the exact integer.
        var capacity = Widen(block + BlockLayout.Capacity + lane);
        var free = (capacity - Widen(block + BlockLayout.Active + lane)) * plan.LoadPoints;
        total += Vector512.ConvertToInt32Native(Vector512.ConvertToSingle(free) / Vector512.ConvertToSingle(capacity));

        var bit = Vector512.Create(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768);
        for (var i = 0; i < plan.ScoredRowCount; i++)
        {
            var row = Vector512.Create((int)(BlockLayout.Row(block, plan.ScoredRow[i]) >> lane));
            total += Vector512.Equals(row & bit, bit) & Vector512.Create(plan.ScoredPoints[i]);
        }

        return Vector512.Max(Vector512<int>.Zero, total - Vector512.Create(plan.FullPenalty));
    }

    private static Vector256<short> Outside(Vector256<short> min, Vector256<short> max, Vector256<short> at) =>
        Vector256.Max(Vector256<short>.Zero, Vector256.Max(Avx2.SubtractSaturate(min, at), Avx2.SubtractSaturate(at, max)));

    private static Vector512<int> Widen(byte* column) => Avx512F.ConvertToVector512Int32(Vector128.Load(column));

    // Bits of each half byte by table lookup (Mula, Kurz and Lemire 2018).
    private static Vector512<byte> PopCountBytes(Vector512<byte> bits)
    {
        var table = Vector512.Create(Vector256.Create(Vector128.Create((byte)0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4)));
        var low = Vector512.Create((byte)0x0F);
        return Avx512BW.Shuffle(table, bits & low) + Avx512BW.Shuffle(table, (bits.AsUInt16() >> 4).AsByte() & low);
    }

    private static Vector512<int> SumBytes(Vector512<byte> counts) => Avx512BW.MultiplyAddAdjacent(
        Avx512BW.MultiplyAddAdjacent(counts, Vector512<sbyte>.One), Vector512<short>.One);
}
