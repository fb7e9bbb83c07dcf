using System.Numerics;
using System.Runtime.Intrinsics.X86;

namespace Matching.Core;

/// <summary>One need against a snapshot, nearest segment first.</summary>
internal static unsafe class PoolScan
{
    /// <summary>A pool of more blocks than this (about 1 MiB) does not stay in a second-level cache, and rows and records are fetched ahead.</summary>
    private const int BlocksInCache = 300;

    /// <summary>Segments whose rows are asked for before they are read.</summary>
    private const int FetchedAhead = 3;

    /// <summary>Survivors that are scored together: enough for their records to come from memory side by side, few enough that the next ones meet a floor.</summary>
    private const int Batch = 64;

    /// <summary>Offers to the sink every eligible volunteer whose score reaches the sink's floor. Volunteers the need excludes are the sink's business.</summary>
    public static void Run<TSink, TKernels>(PoolSnapshot pool, ReadOnlySpan<ulong> homes, ushort receiving, in NeedPlan plan, ref TSink sink)
        where TSink : struct, IScoreSink
        where TKernels : struct, IKernels
    {
        BlockBatch.Scratch batch;
        BlockBatch.Begin(&batch, plan);
        var (floor, capSquared) = (sink.Floor, plan.ReachSquared(sink.Floor));
        var near = FindSegments(pool, homes, plan, capSquared);
        var fetchesAhead = FetchesAhead(pool);
        var fetched = 1;
        for (var i = 0; i < near.Count; i++)
        {
            var (distanceSquared, municipality, s) = near[i];
            if (distanceSquared > capSquared)
                break;
            for (; fetchesAhead && fetched < Math.Min(i + FetchedAhead + 1, near.Count); fetched++)
                Fetch(SegmentAt(pool, near[fetched].Municipality, near[fetched].Segment), plan);
            var segment = SegmentAt(pool, municipality, s);
            var hardRows = plan.HardRowCount + (municipality == receiving ? 0 : 1);
            for (var first = 0; first < segment.Count; first += Segment.Group)
            {
                BlockBatch.Add<TKernels>(&batch, segment, first, plan, hardRows, distanceSquared, capSquared, floor);
                if (batch.SurvivorCount < Batch && batch.Count < BlockBatch.MaxBlocks)
                    continue;
                sink.Offer<TKernels>(batch.Keys, BlockBatch.Score<TKernels>(&batch, plan, capSquared, floor, fetchesAhead));
                floor = sink.Floor;
                capSquared = plan.ReachSquared(floor);
            }
        }

        sink.Offer<TKernels>(batch.Keys, BlockBatch.Score<TKernels>(&batch, plan, capSquared, floor, fetchesAhead));
        GC.KeepAlive(pool);
    }

    /// <summary>True if the pool is far from the processor, so that it pays to ask for memory before it is read.</summary>
    public static bool FetchesAhead(PoolSnapshot pool) => pool.BlockCount > BlocksInCache && Sse.IsSupported;

    private static NearSegments FindSegments(PoolSnapshot pool, ReadOnlySpan<ulong> homes, in NeedPlan plan, int capSquared)
    {
        var near = NearSegments.OfThread;
        near.Clear();
        var boxes = pool.Boxes;
        for (var word = 0; word < homes.Length; word++)
        {
            for (var bits = homes[word]; bits != 0; bits &= bits - 1)
            {
                var home = word * 64 + BitOperations.TrailingZeroCount(bits);
                if (home >= boxes.Length || !IsNear(boxes[home], plan, capSquared, out var distanceSquared))
                    continue;
                var segments = pool.Municipalities[home]!;
                if (segments.Length == 1)
                {
                    near.AddIf(true, distanceSquared, home, 0);
                    continue;
                }

                for (var s = 0; s < segments.Length; s++)
                {
                    near.AddIf(IsNear(segments[s].Whole, plan, capSquared, out distanceSquared), distanceSquared, home, s);
                }
            }
        }

        near.Sort();
        return near;
    }

    private static bool IsNear(in Box box, in NeedPlan plan, int capSquared, out int distanceSquared)
    {
        var exact = box.DistanceSquared(plan.X, plan.Y);
        distanceSquared = (int)exact;
        return exact <= Math.Min(box.TravelSquared, capSquared);
    }

    private static Segment SegmentAt(PoolSnapshot pool, int municipality, int segment) => pool.Municipalities[municipality]![segment];

    private static void Fetch(Segment segment, in NeedPlan plan)
    {
        Sse.Prefetch0(segment.MinX);
        Sse.Prefetch0(segment.MinY);
        Sse.Prefetch0(segment.TravelSquared);
        for (var rows = segment.Rows; rows < segment.Rows + segment.Stride; rows += Segment.Group)
        {
            for (var r = 0; r < plan.HardRowCount; r++)
                Sse.Prefetch0(rows + plan.HardRows[r] * segment.Stride);
            for (var r = 0; r < plan.CountedRowCount; r++)
                Sse.Prefetch0(rows + plan.CountedRows[r] * segment.Stride);
        }
    }
}
