using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matching.Core;

/// <summary>The kernels with AVX-512: a bit row of eight blocks is one load, and who is kept is squeezed out without a branch. Boxes and records come in eights whatever the width.</summary>
internal readonly unsafe struct Vector512Kernels : IKernels
{
    private const int Width = Segment.Group;

    /// <summary>A record is 16 bytes.</summary>
    private const int RecordBits = 4;

    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512Vbmi2.IsSupported && Vector256Kernels.IsSupported;

    public static uint NearBoxes(BlockGroup* group, short x, short y, int capSquared, int* squared) =>
        Vector256Kernels.NearBoxes(group, x, y, capSquared, squared);

    public static uint AndRows(ulong* rows, int stride, byte* chosen, int count, uint near, ulong* words)
    {
        var all = Vector512.Load(rows + chosen[0] * stride);
        for (var row = chosen + 1; row < chosen + count; row++)
            all &= Vector512.Load(rows + *row * stride);
        all &= Mask(near);
        all.Store(words);
        return NonZero(all);
    }

    public static void CountRows(ulong* rows, int stride, byte* chosen, int count, int depth, ulong* levels)
    {
        if (depth > 4)
        {
            CountDeep(rows, stride, chosen, count, depth, levels);
            return;
        }

        Vector512<ulong> one = default, two = default, three = default, four = default;
        for (var next = chosen; next < chosen + count; next++)
        {
            var row = Vector512.Load(rows + *next * stride);
            four |= three & row;
            three |= two & row;
            two |= one & row;
            one |= row;
        }

        one.Store(levels);
        if (depth > 1)
            two.Store(levels + Width);
        if (depth > 2)
            three.Store(levels + 2 * Width);
        if (depth > 3)
            four.Store(levels + 3 * Width);
    }

    public static uint KeepAny(ulong* words, ulong* levels, int* spare, PromiseStep* steps, int count)
    {
        Vector512<ulong> any = default;
        var points = Avx512F.ConvertToVector512Int64(Vector256.Load(spare));
        for (var step = steps; step < steps + count; step++)
        {
            var isCovered = Vector512.GreaterThanOrEqual(points, Vector512.Create(step->Cost));
            any |= isCovered.AsUInt64() & Vector512.Load(step->FirstOf(levels)) & Vector512.Load(step->SecondOf(levels));
        }

        any &= Vector512.Load(words);
        any.Store(words);
        return NonZero(any);
    }

    public static void AddDistancePoints(NeedPlan* plan, int* squared, int others, int* points) =>
        Vector256Kernels.AddDistancePoints(plan, squared, others, points);

    public static int List(ulong lanes, int first, ulong block, ushort* survivors, ulong* records)
    {
        var (listed, count) = (LowestLanes(lanes), BitOperations.PopCount(lanes));
        var start = Vector512.Create((ushort)first);
        (Avx512BW.ConvertToVector512UInt16(listed.GetLower()) + start).Store(survivors);
        if (count > Vector512<ushort>.Count)
            (Avx512BW.ConvertToVector512UInt16(listed.GetUpper()) + start).Store(survivors + Vector512<ushort>.Count);
        (Vector512.Create(block) + (Avx512F.ConvertToVector512UInt64(listed.GetLower().GetLower()) << RecordBits)).Store(records);
        for (var n = Width; n < count; n++)
            records[n] = block + ((uint)(survivors[n] - first) << RecordBits);
        return count;
    }

    public static uint Above(short* values, short limit) => Vector256Kernels.Above(values, limit);

    public static void Pack(BlockBatch.Scratch* batch, uint kept, ulong* addresses, int* numbers, int levels)
    {
        var (isKept, count) = (Mask(kept), batch->Count);
        Avx512F.Compress(Vector512<ulong>.Zero, isKept, Vector512.Load(batch->GroupLanes)).Store(batch->Lanes + count);
        Avx512F.Compress(Vector512<ulong>.Zero, isKept, Vector512.Load(addresses)).Store(batch->Addresses + count);
        var wide = Avx512F.ConvertToVector512Int64(Vector256.Load(numbers));
        Avx512F.ConvertToVector256Int32(Avx512F.Compress(Vector512<long>.Zero, isKept.AsInt64(), wide)).Store(batch->Numbers + count);
        var packed = batch->Levels + count;
        for (var level = batch->GroupLevels + Width; level < batch->GroupLevels + (levels + 1) * Width; level += Width, packed += BlockBatch.Stride)
            Avx512F.Compress(Vector512<ulong>.Zero, isKept, Vector512.Load(level)).Store(packed);
    }

    public static ulong* ScoreEight(BlockBatch.Scratch* batch, int next, int count, NeedPlan* plan, int capSquared, int floor, ulong* keys)
    {
        var survivors = batch->Survivors + next;
        var first = survivors[0] >> Block.LaneBits;
        var each = Avx2.ConvertToVector256Int32(Vector128.Load(survivors));
        var (block, lane) = ((each >>> Block.LaneBits) - Vector256.Create(first), each & Vector256.Create(Block.Lanes - 1));
        var score = Vector256Kernels.Score(batch->Records + next, plan, capSquared, floor, CriteriaPoints(plan, batch->Levels + first, block, lane), out var kept);
        kept = Bmi2.ZeroHighBits(kept, (uint)count);
        var rows = Avx2.PermuteVar8x32(Vector256.Load(batch->Numbers + first), block) << Block.LaneBits | lane;
        var all = Avx512F.ConvertToVector512Int64(score.AsUInt32()).AsUInt64() << 32 | Avx512F.ConvertToVector512Int64(rows.AsUInt32()).AsUInt64();
        Avx512F.Compress(Vector512<ulong>.Zero, Mask(kept), all).Store(keys);
        return keys + BitOperations.PopCount(kept);
    }

    public static void Insert(ulong* sorted, ulong* keys, ulong* end)
    {
        var (high, low, lost) = (Vector512.Load(sorted), Vector512.Load(sorted + Width), Vector512.Load(sorted + 2 * Width));
        for (; keys < end; keys++)
        {
            // Each place takes the larger of what it has and of the smaller of the key and what the place before it had.
            var key = Vector512.Create(*keys);
            var (beforeHigh, beforeLow) = (Avx512F.AlignRight64(high, Vector512<ulong>.AllBitsSet, Width - 1), Avx512F.AlignRight64(low, high, Width - 1));
            lost = Vector512.Max(lost, Vector512.Min(low, key));
            high = Vector512.Max(high, Vector512.Min(beforeHigh, key));
            low = Vector512.Max(low, Vector512.Min(beforeLow, key));
        }

        high.Store(sorted);
        low.Store(sorted + Width);
        lost.Store(sorted + 2 * Width);
    }

    private static uint NonZero(Vector512<ulong> words) => (byte)~Vector512.Equals(words, Vector512<ulong>.Zero).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Mask(uint kept)
    {
        var bit = Vector512.Create(1ul, 2, 4, 8, 16, 32, 64, 128);
        return Vector512.Equals(Vector512.Create((ulong)kept) & bit, bit);
    }

    /// <summary>The points of the criteria: each survivor fetches its block's word of a level and tests its own bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> CriteriaPoints(NeedPlan* plan, ulong* level, Vector256<int> block, Vector256<int> lane)
    {
        var blocks = Avx512F.ConvertToVector512Int64(block).AsUInt64();
        var bit = Avx512F.ShiftLeftLogicalVariable(Vector512<ulong>.One, Avx512F.ConvertToVector512Int64(lane).AsUInt64());
        var points = Vector512<ulong>.Zero;
        for (var l = 0; l < plan->LevelCount; l++, level += BlockBatch.Stride)
        {
            var isSet = ~Vector512.Equals(Avx512F.PermuteVar8x64(Vector512.Load(level), blocks) & bit, Vector512<ulong>.Zero);
            points = Vector512.ConditionalSelect(isSet, points + Vector512.Create(plan->LevelPoints[l]), points);
        }

        return Avx512F.ConvertToVector256Int32(points);
    }

    // The numbers of the bits that are set, one byte each: 0..63 with the others squeezed out.
    private static Vector512<byte> LowestLanes(ulong lanes)
    {
        var eachByteItsBits = Vector512.Shuffle(Vector512.Create(lanes).AsByte(), Vector512.Create(
            0x0000000000000000ul, 0x0101010101010101, 0x0202020202020202, 0x0303030303030303,
            0x0404040404040404, 0x0505050505050505, 0x0606060606060606, 0x0707070707070707).AsByte());
        var bit = Vector512.Create(0x8040201008040201).AsByte();
        var isSet = Vector512.Equals(eachByteItsBits & bit, bit);
        return Avx512Vbmi2.Compress(Vector512<byte>.Zero, isSet, Vector512<byte>.Indices);
    }

    private static void CountDeep(ulong* rows, int stride, byte* chosen, int count, int depth, ulong* levels)
    {
        new Span<ulong>(levels, depth * Width).Clear();
        for (var r = 0; r < count; r++)
        {
            var row = Vector512.Load(rows + chosen[r] * stride);
            for (var level = levels + (depth - 1) * Width; level > levels; level -= Width)
                (Vector512.Load(level) | (Vector512.Load(level - Width) & row)).Store(level);
            (Vector512.Load(levels) | row).Store(levels);
        }
    }
}
