using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Matching.Core;

/// <summary>One need against a snapshot, nearest segment first.</summary>
internal static unsafe class PoolScan
{
    /// <summary>A pool of more blocks than this (about 1 MiB) does not stay in a second-level cache, and rows and records are fetched ahead.</summary>
    private const int BlocksInCache = 300;

    /// <summary>Groups whose rows are on their way while an earlier one is read; <see cref="ScanMemory.Ring"/> has room for them and for the one that is read.</summary>
    private const int GroupsAhead = 4;

    /// <summary>Survivors that wait before some are scored: few enough that the next ones meet a floor.</summary>
    private const int MostWaiting = 64;

    /// <summary>Survivors who are left waiting where memory is far: their records are on their way while the next groups are read.</summary>
    private const int LeftWaiting = 32;

    /// <summary>Offers to the sink every eligible volunteer whose score reaches the sink's floor. Volunteers the need excludes are the sink's business.</summary>
    public static void Run<TSink, TKernels>(PoolSnapshot pool, ReadOnlySpan<ulong> homes, ushort receiving, NeedPlan* plan, ref TSink sink)
        where TSink : struct, IScoreSink
        where TKernels : struct, IKernels
    {
        var memory = ScanMemory.OfThread;
        var batch = memory.Batch;
        var ring = memory.Groups;
        BlockBatch.Begin(batch, plan);
        var (floor, capSquared, fetchesAhead) = (sink.Floor, plan->ReachSquared(sink.Floor), FetchesAhead(pool));
        var (groupsAhead, leftWaiting) = fetchesAhead ? (GroupsAhead, LeftWaiting) : (0, 0);
        var groups = new NearGroups(pool, FindSegments(memory.Segments, pool, homes, plan, capSquared, fetchesAhead), receiving, fetchesAhead);
        var (entered, left) = (0u, 0u);
        while (true)
        {
            while (entered - left <= groupsAhead && groups.Next<TKernels>(plan, capSquared, ring + entered % ScanMemory.Ring))
                entered++;
            if (left == entered)
                break;
            BlockBatch.Add<TKernels>(batch, pool, ring + left++ % ScanMemory.Ring, plan, floor);
            if (batch->Count >= BlockBatch.MaxBlocks)
                sink.Offer<TKernels>(batch->Keys, BlockBatch.Empty<TKernels>(batch, plan, capSquared, floor, fetchesAhead));
            else if (BlockBatch.List<TKernels>(batch, fetchesAhead) is >= MostWaiting and var waiting)
                sink.Offer<TKernels>(batch->Keys, BlockBatch.Score<TKernels>(batch, (waiting - leftWaiting) & ~7, plan, capSquared, floor));
            else
                continue;
            floor = sink.Floor;
            capSquared = plan->ReachSquared(floor);
        }

        sink.Offer<TKernels>(batch->Keys, BlockBatch.Empty<TKernels>(batch, plan, capSquared, floor, fetchesAhead));
        GC.KeepAlive(pool);
    }

    /// <summary>True if the pool is far from the processor, so that it pays to ask for memory before it is read.</summary>
    public static bool FetchesAhead(PoolSnapshot pool) => pool.BlockCount > BlocksInCache && Sse.IsSupported;

    private static NearSegments FindSegments(NearSegments near, PoolSnapshot pool, ReadOnlySpan<ulong> homes, NeedPlan* plan, int capSquared, bool fetchesAhead)
    {
        near.Clear();
        var municipalities = pool.Municipalities;
        if (fetchesAhead)
            FetchBoxes(municipalities, homes);
        for (var word = 0; word < homes.Length; word++)
        {
            for (var bits = homes[word]; bits != 0; bits &= bits - 1)
            {
                var home = word * 64 + BitOperations.TrailingZeroCount(bits);
                if (home >= municipalities.Length || municipalities[home] is not { } segments)
                    continue;
                for (var s = 0; s < segments.Length; s++)
                    near.AddIf(IsNear(segments[s].Box, plan, capSquared, out var distanceSquared), distanceSquared, home, s);
            }
        }

        near.Sort();
        return near;
    }

    // How many segments a municipality has is known when its list is read: all lists are asked for before the first wrong guess waits for one.
    private static void FetchBoxes(ReadOnlySpan<PlacedSegment[]?> municipalities, ReadOnlySpan<ulong> homes)
    {
        for (var word = 0; word < homes.Length; word++)
        {
            for (var bits = homes[word]; bits != 0; bits &= bits - 1)
            {
                var home = word * 64 + BitOperations.TrailingZeroCount(bits);
                if (home < municipalities.Length && municipalities[home] is { } segments)
                    Sse.Prefetch0(Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(segments)));
            }
        }
    }

    private static bool IsNear(in Box box, NeedPlan* plan, int capSquared, out int distanceSquared)
    {
        var exact = box.DistanceSquared(plan->X, plan->Y);
        distanceSquared = (int)exact;
        return (exact <= box.TravelSquared) & (exact <= capSquared);
    }
}
