using System.Runtime.Intrinsics;

namespace Matching.Core;

/// <summary>The kernels with AVX-512: a bit row of eight blocks is one load. Boxes and records come in eights whatever the width.</summary>
internal readonly unsafe struct Vector512Kernels : IKernels
{
    private const int Width = Segment.Group;

    public static bool IsSupported => Vector512.IsHardwareAccelerated && Vector256Kernels.IsSupported;

    public static uint NearBoxes(short* minX, short* maxX, short* minY, short* maxY, int* travelSquared, short x, short y, int capSquared) =>
        Vector256Kernels.NearBoxes(minX, maxX, minY, maxY, travelSquared, x, y, capSquared);

    public static void AndRows(ulong* rows, int stride, byte* chosen, int count, ulong* words)
    {
        var all = Vector512.Load(rows + chosen[0] * stride);
        for (var r = 1; r < count; r++)
            all &= Vector512.Load(rows + chosen[r] * stride);
        all.Store(words);
    }

    public static void CountRows(ulong* rows, int stride, byte* chosen, int count, int depth, ulong* levels)
    {
        if (depth > 4)
        {
            CountDeep(rows, stride, chosen, count, depth, levels);
            return;
        }

        Vector512<ulong> one = default, two = default, three = default, four = default;
        for (var r = 0; r < count; r++)
        {
            var row = Vector512.Load(rows + chosen[r] * stride);
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

    public static void KeepAny(ulong* words, ulong* first, ulong* second, (int First, int Second)* steps, int count)
    {
        Vector512<ulong> any = default;
        for (var s = 0; s < count; s++)
            any |= AtLeast(first, steps[s].First) & AtLeast(second, steps[s].Second);
        (Vector512.Load(words) & any).Store(words);
    }

    public static uint NonZero(ulong* words) => ~(uint)Vector512.Equals(Vector512.Load(words), Vector512<ulong>.Zero).ExtractMostSignificantBits();

    public static uint ScoreEight(VolunteerRecord* records, ulong lanes, in NeedPlan plan, int capSquared, int floor, ulong* levels, int* scores) =>
        Vector256Kernels.ScoreEight(records, lanes, plan, capSquared, floor, levels, scores);

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

    private static Vector512<ulong> AtLeast(ulong* levels, int least) => least == 0 ? Vector512<ulong>.AllBitsSet : Vector512.Load(levels + (least - 1) * Width);
}
