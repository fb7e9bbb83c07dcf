using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matching.Core;

/// <summary>The kernels with AVX2: 8 volunteers at a time, 16 for days.</summary>
internal readonly unsafe struct Vector256Kernels : IKernels
{
    private const int Width = 8;

    public static bool IsSupported => Vector256.IsHardwareAccelerated && Avx2.IsSupported && Bmi2.IsSupported;

    public static uint NearBoxes(short* minX, short* maxX, short* minY, short* maxY, int* travelSquared, short x, short y, int capSquared, int* distanceSquared)
    {
        uint near = 0;
        for (var i = 0; i < MunicipalityBlocks.Padding; i += Width)
        {
            var dx = Outside(Vector128.Load(minX + i), Vector128.Load(maxX + i), Vector128.Create(x));
            var dy = Outside(Vector128.Load(minY + i), Vector128.Load(maxY + i), Vector128.Create(y));
            var pairs = (Avx2.ConvertToVector256Int32(dx.AsUInt16()) | Avx2.ConvertToVector256Int32(dy.AsUInt16()) << 16).AsInt16();
            var squared = Avx2.MultiplyAddAdjacent(pairs, pairs);
            squared.Store(distanceSquared + i);
            var most = Vector256.Min(Vector256.Load(travelSquared + i), Vector256.Create(capSquared));
            near |= Vector256.LessThanOrEqual(squared, most).ExtractMostSignificantBits() << i;
        }

        return near;
    }

    public static ulong AtLeast(short* days, short least, ulong lanes)
    {
        var below = Vector256.Create(least);
        ulong kept = 0;
        for (var lane = 0; lane < BlockLayout.Lanes; lane += 2 * Width)
        {
            // One bit a byte, so each day gives two; every second one is enough.
            var bits = Avx2.MoveMask(Vector256.LessThan(Vector256.Load(days + lane), below).AsByte());
            kept |= (ulong)~Bmi2.ParallelBitExtract((uint)bits, 0x5555_5555) << 48 >> 48 << lane;
        }

        return lanes & kept;
    }

    public static ulong WithinReach(short* position, ushort* travel, short x, short y, int capSquared, ulong lanes, int* distanceSquared)
    {
        var place = Vector256.Create((int)(ushort)x | y << 16).AsInt16();
        var cap = Vector256.Create(capSquared);
        ulong within = 0;
        for (var lane = 0; lane < BlockLayout.Lanes; lane += Width)
        {
            var difference = Vector256.Load(position + 2 * lane) - place;
            var squared = Avx2.MultiplyAddAdjacent(difference, difference);
            squared.Store(distanceSquared + lane);
            var reach = Avx2.ConvertToVector256Int32(Vector128.Load(travel + lane)).AsInt16();
            var most = Vector256.Min(Avx2.MultiplyAddAdjacent(reach, reach), cap);
            within |= (ulong)Vector256.LessThanOrEqual(squared, most).ExtractMostSignificantBits() << lane;
        }

        return lanes & within;
    }

    public static ulong Score(byte* block, in NeedPlan plan, ulong lanes, int* distanceSquared, int floor, int* scores)
    {
        ulong kept = 0;
        for (var lane = 0; lane < BlockLayout.Lanes; lane += Width)
        {
            if ((lanes >> lane & 0xFF) == 0)
                continue;
            var score = Score(block, plan, lane, Vector256.Load(distanceSquared + lane));
            score.Store(scores + lane);
            kept |= (ulong)Vector256.GreaterThanOrEqual(score, Vector256.Create(floor)).ExtractMostSignificantBits() << lane;
        }

        return lanes & kept;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Score(byte* block, in NeedPlan plan, int lane, Vector256<int> distanceSquared)
    {
        var hectometres = Vector256.ConvertToInt32Native(Vector256.Sqrt(Vector256.ConvertToSingle(distanceSquared)));
        var total = Vector256.Max(Vector256<int>.Zero, Vector256.Create(plan.DistancePoints) - hectometres * plan.DistancePointsPerHm);

        var slotsLow = Vector256.Load((uint*)(block + BlockLayout.SlotsLow) + lane) & Vector256.Create(plan.SlotsLow);
        var slotsHigh = Avx2.ConvertToVector256Int32(Vector128.Load((ushort*)(block + BlockLayout.SlotsHigh) + lane)).AsUInt32() & Vector256.Create(plan.SlotsHigh);
        var slots = SumBytes(PopCountBytes(slotsLow.AsByte()) + PopCountBytes(slotsHigh.AsByte()));
        total += Vector256.Min(slots, Vector256.Create(plan.SlotsNeeded)) * plan.PointsPerSlot;

        var skills = Vector256.Load((uint*)(block + BlockLayout.Skills) + lane) & Vector256.Create(plan.Skills);
        total += SumBytes(PopCountBytes(skills.AsByte())) * plan.PointsPerSkill;

        var experience = Widen(block + BlockLayout.Experience + lane);
        total += Vector256.Min(experience, Vector256.Create(plan.ExperienceCap)) * plan.PointsPerExperience;

        // The quotient is below 2^16 and a fraction at least 1/255 away from the next whole number: float32 division truncates to the exact integer.
        var capacity = Widen(block + BlockLayout.Capacity + lane);
        var free = (capacity - Widen(block + BlockLayout.Active + lane)) * plan.LoadPoints;
        total += Vector256.ConvertToInt32Native(Vector256.ConvertToSingle(free) / Vector256.ConvertToSingle(capacity));

        var bit = Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128);
        for (var i = 0; i < plan.ScoredRowCount; i++)
        {
            var row = Vector256.Create((int)(BlockLayout.Row(block, plan.ScoredRow[i]) >> lane));
            total += Vector256.Equals(row & bit, bit) & Vector256.Create(plan.ScoredPoints[i]);
        }

        return Vector256.Max(Vector256<int>.Zero, total - Vector256.Create(plan.FullPenalty));
    }

    private static Vector128<short> Outside(Vector128<short> min, Vector128<short> max, Vector128<short> at) =>
        Vector128.Max(Vector128<short>.Zero, Vector128.Max(Sse2.SubtractSaturate(min, at), Sse2.SubtractSaturate(at, max)));

    private static Vector256<int> Widen(byte* column) => Avx2.ConvertToVector256Int32(column);

    // Bits of each half byte by table lookup (Mula, Kurz and Lemire 2018).
    private static Vector256<byte> PopCountBytes(Vector256<byte> bits)
    {
        var table = Vector256.Create(Vector128.Create((byte)0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4));
        var low = Vector256.Create((byte)0x0F);
        return Avx2.Shuffle(table, bits & low) + Avx2.Shuffle(table, (bits.AsUInt16() >> 4).AsByte() & low);
    }

    private static Vector256<int> SumBytes(Vector256<byte> counts) => Avx2.MultiplyAddAdjacent(
        Avx2.MultiplyAddAdjacent(counts, Vector256<sbyte>.One), Vector256<short>.One);
}
