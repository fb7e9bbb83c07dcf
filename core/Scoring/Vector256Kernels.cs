using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matching.Core;

/// <summary>The kernels with AVX2: a bit row of eight blocks is two loads.</summary>
internal readonly unsafe struct Vector256Kernels : IKernels
{
    private const int Width = 4;

    public static bool IsSupported => Vector256.IsHardwareAccelerated && Avx2.IsSupported && Bmi2.X64.IsSupported;

    public static uint NearBoxes(BlockGroup* group, short x, short y, int capSquared, int* squared)
    {
        var dx = Outside(Vector128.Load(group->MinX), Vector128.Load(group->MaxX), Vector128.Create(x));
        var dy = Outside(Vector128.Load(group->MinY), Vector128.Load(group->MaxY), Vector128.Create(y));
        var pairs = (Avx2.ConvertToVector256Int32(dx.AsUInt16()) | Avx2.ConvertToVector256Int32(dy.AsUInt16()) << 16).AsInt16();
        var exact = Avx2.MultiplyAddAdjacent(pairs, pairs);
        exact.Store(squared);
        var travel = Avx2.ConvertToVector256Int32(Vector128.Load(group->Travel)).AsInt16();
        var most = Vector256.Min(Avx2.MultiplyAddAdjacent(travel, travel), Vector256.Create(capSquared));
        return Vector256.LessThanOrEqual(exact, most).ExtractMostSignificantBits();
    }

    public static uint AndRows(ulong* rows, int stride, byte* chosen, int count, uint near, ulong* words)
    {
        uint nonZero = 0;
        for (var half = 0; half < Segment.Group; half += Width)
        {
            var all = Vector256.Load(rows + chosen[0] * stride + half);
            for (var row = chosen + 1; row < chosen + count; row++)
                all &= Vector256.Load(rows + *row * stride + half);
            all &= Mask(near >> half);
            all.Store(words + half);
            nonZero |= NonZero(all) << half;
        }

        return nonZero;
    }

    public static void CountRows(ulong* rows, int stride, byte* chosen, int count, int depth, ulong* levels)
    {
        if (depth > 4)
        {
            CountDeep(rows, stride, chosen, count, depth, levels);
            return;
        }

        for (var half = 0; half < Segment.Group; half += Width)
        {
            Vector256<ulong> one = default, two = default, three = default, four = default;
            for (var next = chosen; next < chosen + count; next++)
            {
                var row = Vector256.Load(rows + *next * stride + half);
                four |= three & row;
                three |= two & row;
                two |= one & row;
                one |= row;
            }

            one.Store(levels + half);
            if (depth > 1)
                two.Store(levels + Segment.Group + half);
            if (depth > 2)
                three.Store(levels + 2 * Segment.Group + half);
            if (depth > 3)
                four.Store(levels + 3 * Segment.Group + half);
        }
    }

    public static uint KeepAny(ulong* words, ulong* levels, int* spare, PromiseStep* steps, int count)
    {
        uint nonZero = 0;
        for (var half = 0; half < Segment.Group; half += Width)
        {
            Vector256<ulong> any = default;
            var points = Avx2.ConvertToVector256Int64(Vector128.Load(spare + half));
            for (var step = steps; step < steps + count; step++)
            {
                var isCovered = Vector256.GreaterThanOrEqual(points, Vector256.Create(step->Cost)).AsUInt64();
                any |= isCovered & Vector256.Load(step->FirstOf(levels) + half) & Vector256.Load(step->SecondOf(levels) + half);
            }

            any &= Vector256.Load(words + half);
            any.Store(words + half);
            nonZero |= NonZero(any) << half;
        }

        return nonZero;
    }

    public static void AddDistancePoints(NeedPlan* plan, int* squared, int others, int* points) =>
        (DistancePoints(plan, Vector256.Load(squared)) + Vector256.Create(others)).Store(points);

    public static int List(ulong lanes, int first, ulong block, ushort* survivors, ulong* records)
    {
        // Most blocks have at most four: those are written without a branch.
        var (n, count) = (0, BitOperations.PopCount(lanes));
        for (; n < 4; n++, lanes &= lanes - 1)
            Write();
        for (; lanes != 0; n++, lanes &= lanes - 1)
            Write();
        return count;

        void Write()
        {
            var lane = BitOperations.TrailingZeroCount(lanes);
            survivors[n] = (ushort)(first + lane);
            records[n] = (ulong)Block.Record((byte*)block, lane);
        }
    }

    public static uint Above(short* values, short limit) => Vector128.GreaterThan(Vector128.Load(values), Vector128.Create(limit)).ExtractMostSignificantBits();

    public static void Pack(BlockBatch.Scratch* batch, uint kept, ulong* addresses, int* numbers, int levels) =>
        ScalarKernels.Pack(batch, kept, addresses, numbers, levels);

    public static ulong* ScoreEight(BlockBatch.Scratch* batch, int next, int count, NeedPlan* plan, int capSquared, int floor, ulong* keys)
    {
        var survivors = batch->Survivors + next;
        var first = survivors[0] >> Block.LaneBits;
        var each = Avx2.ConvertToVector256Int32(Vector128.Load(survivors));
        var (block, lane) = ((each >>> Block.LaneBits) - Vector256.Create(first), each & Vector256.Create(Block.Lanes - 1));
        var score = Score(batch->Records + next, plan, capSquared, floor, CriteriaPoints(plan, batch->Levels + first, block, lane), out var kept);
        var rows = Avx2.PermuteVar8x32(Vector256.Load(batch->Numbers + first), block) << Block.LaneBits | lane;
        for (kept = Bmi2.ZeroHighBits(kept, (uint)count); kept != 0; kept &= kept - 1)
        {
            var i = BitOperations.TrailingZeroCount(kept);
            *keys++ = (ulong)(uint)score[i] << 32 | (uint)rows[i];
        }

        return keys;
    }

    public static void Insert(ulong* sorted, ulong* keys, ulong* end)
    {
        var (a, b, c, d) = (Load(0), Load(4), Load(8), Load(12));
        var lost = Load(20);
        for (; keys < end; keys++)
        {
            // Each place takes the larger of what it has and of the smaller of the key and what the place before it had.
            var key = Vector256.Create((long)*keys);
            var (beforeB, beforeC, beforeD) = (Before(b, a), Before(c, b), Before(d, c));
            lost = Vector256.Max(lost, Vector256.Min(d, key));
            a = Vector256.Max(a, Vector256.Min(Before(a, Vector256.Create(long.MaxValue)), key));
            b = Vector256.Max(b, Vector256.Min(beforeB, key));
            c = Vector256.Max(c, Vector256.Min(beforeC, key));
            d = Vector256.Max(d, Vector256.Min(beforeD, key));
        }

        a.Store((long*)sorted);
        b.Store((long*)sorted + 4);
        c.Store((long*)sorted + 8);
        d.Store((long*)sorted + 12);
        lost.Store((long*)sorted + 20);

        Vector256<long> Load(int first) => Vector256.Load((long*)sorted + first);

        static Vector256<long> Before(Vector256<long> places, Vector256<long> earlier) =>
            Avx2.Blend(Avx2.Permute4x64(places, 0b10_01_00_11).AsInt32(), Avx2.Permute4x64(earlier, 0b10_01_00_11).AsInt32(), 0b11).AsInt64();
    }

    /// <summary>The scores of eight survivors, and one bit for each of them who is kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Score(
        ulong* records, NeedPlan* plan, int capSquared, int floor, Vector256<int> criteriaPoints, out uint kept)
    {
        var (position, body, checksLow, checksHigh) = Transpose(records);
        var difference = position.AsInt16() - Vector256.Create((int)(ushort)plan->X | plan->Y << 16).AsInt16();
        var squared = Avx2.MultiplyAddAdjacent(difference, difference);
        var travel = (body & Vector256.Create(0xFFF)).AsInt16();
        var most = Vector256.Min(Avx2.MultiplyAddAdjacent(travel, travel), Vector256.Create(capSquared));
        var tooFar = Vector256.GreaterThan(squared, most);

        var tooEarly = Vector256.LessThan(checksLow.AsInt16(), Vector256.Create((int)plan->CheckDays).AsInt16())
            | Vector256.LessThan(checksHigh.AsInt16(), Vector256.Create((int)(plan->CheckDays >> 32)).AsInt16());
        var isChecked = Vector256.Equals(tooEarly.AsInt32(), Vector256<int>.Zero);

        var score = DistancePoints(plan, squared);
        var experience = body >>> VolunteerRecord.ExperienceShift & Vector256.Create(0xFF);
        score += Vector256.Min(experience, Vector256.Create(plan->ExperienceCap)) * plan->PointsPerExperience;
        score += LoadPoints(body, plan->LoadPoints) + criteriaPoints;
        score = Vector256.Max(Vector256<int>.Zero, score - Vector256.Create(plan->FullPenalty));
        var isKept = Vector256.GreaterThanOrEqual(score, Vector256.Create(floor)) & Vector256.AndNot(isChecked, tooFar);
        kept = isKept.ExtractMostSignificantBits();
        return score;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> DistancePoints(NeedPlan* plan, Vector256<int> squared)
    {
        var hectometres = Vector256.ConvertToInt32Native(Vector256.Sqrt(Vector256.ConvertToSingle(squared)));
        return Vector256.Max(Vector256<int>.Zero, Vector256.Create(plan->DistancePoints) - hectometres * plan->DistancePointsPerHm);
    }

    /// <summary>The records of eight survivors as columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<int> Position, Vector256<int> Body, Vector256<int> ChecksLow, Vector256<int> ChecksHigh) Transpose(ulong* records)
    {
        var r04 = Vector256.Create(Record(0), Record(4));
        var r15 = Vector256.Create(Record(1), Record(5));
        var r26 = Vector256.Create(Record(2), Record(6));
        var r37 = Vector256.Create(Record(3), Record(7));
        var (low01, low23) = (Avx2.UnpackLow(r04, r15).AsInt64(), Avx2.UnpackLow(r26, r37).AsInt64());
        var (high01, high23) = (Avx2.UnpackHigh(r04, r15).AsInt64(), Avx2.UnpackHigh(r26, r37).AsInt64());
        return (Avx2.UnpackLow(low01, low23).AsInt32(), Avx2.UnpackHigh(low01, low23).AsInt32(),
            Avx2.UnpackLow(high01, high23).AsInt32(), Avx2.UnpackHigh(high01, high23).AsInt32());

        Vector128<int> Record(int i) => Vector128.Load((int*)records[i]);
    }

    // The quotient is below 2^16 and a fraction at least 1/63 away from the next whole number: float32 division truncates to the exact integer.
    private static Vector256<int> LoadPoints(Vector256<int> body, int points)
    {
        var capacity = body >>> VolunteerRecord.CapacityShift & Vector256.Create(RowLimits.MaxCapacity);
        var free = (capacity - (body >>> VolunteerRecord.ActiveShift)) * points;
        return Vector256.ConvertToInt32Native(Vector256.ConvertToSingle(free) / Vector256.ConvertToSingle(capacity));
    }

    /// <summary>The points of the criteria: each survivor fetches its block's word of a level and shifts its own bit down.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> CriteriaPoints(NeedPlan* plan, ulong* level, Vector256<int> block, Vector256<int> lane)
    {
        var (low, high) = (new Words(block.GetLower(), lane.GetLower()), new Words(block.GetUpper(), lane.GetUpper()));
        var (lowPoints, highPoints) = (Vector256<ulong>.Zero, Vector256<ulong>.Zero);
        for (var l = 0; l < plan->LevelCount; l++, level += BlockBatch.Stride)
        {
            var (first, second) = (Vector256.Load(level).AsInt32(), Vector256.Load(level + Width).AsInt32());
            var points = Vector256.Create(plan->LevelPoints[l]);
            lowPoints += low.IfSet(first, second) & points;
            highPoints += high.IfSet(first, second) & points;
        }

        return Vector256.Narrow(lowPoints, highPoints).AsInt32();
    }

    /// <summary>Which of eight words four survivors want, as indices of its halves, and their bit in it.</summary>
    private readonly struct Words(Vector128<int> block, Vector128<int> lane)
    {
        private readonly Vector256<int> _halves =
            (Avx2.ConvertToVector256Int64(block & Vector128.Create(Width - 1)) * 0x2_0000_0002 + Vector256.Create(0x1_0000_0000)).AsInt32();

        private readonly Vector256<int> _isSecond = Vector256.GreaterThan(Avx2.ConvertToVector256Int64(block), Vector256.Create((long)Width - 1)).AsInt32();
        private readonly Vector256<ulong> _bit = Avx2.ShiftLeftLogicalVariable(Vector256<ulong>.One, Avx2.ConvertToVector256Int64(lane).AsUInt64());

        /// <summary>All bits for who has the bit.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<ulong> IfSet(Vector256<int> first, Vector256<int> second)
        {
            var words = Avx2.BlendVariable(Avx2.PermuteVar8x32(first, _halves), Avx2.PermuteVar8x32(second, _halves), _isSecond);
            return Vector256.Equals(words.AsUInt64() & _bit, _bit);
        }
    }

    private static void CountDeep(ulong* rows, int stride, byte* chosen, int count, int depth, ulong* levels)
    {
        new Span<ulong>(levels, depth * Segment.Group).Clear();
        for (var r = 0; r < count; r++)
        {
            for (var half = 0; half < Segment.Group; half += Width)
            {
                var row = Vector256.Load(rows + chosen[r] * stride + half);
                var lowest = levels + half;
                for (var level = lowest + (depth - 1) * Segment.Group; level > lowest; level -= Segment.Group)
                    (Vector256.Load(level) | (Vector256.Load(level - Segment.Group) & row)).Store(level);
                (Vector256.Load(lowest) | row).Store(lowest);
            }
        }
    }

    private static uint NonZero(Vector256<ulong> words) => ~Vector256.Equals(words, Vector256<ulong>.Zero).ExtractMostSignificantBits() & (1u << Width) - 1;

    private static Vector256<ulong> Mask(uint kept)
    {
        var bit = Vector256.Create(1ul, 2, 4, 8);
        return Vector256.Equals(Vector256.Create((ulong)kept) & bit, bit);
    }

    // How far a place is outside [min, max], saturated at 32,767: farther than anyone travels.
    private static Vector128<short> Outside(Vector128<short> min, Vector128<short> max, Vector128<short> at) =>
        Vector128.Max(Vector128<short>.Zero, Vector128.Max(Sse2.SubtractSaturate(min, at), Sse2.SubtractSaturate(at, max)));
}
