using System.Runtime.Intrinsics.X86;

namespace Matching.Core;

/// <summary>The groups of the near segments in turn, as far as one of their blocks is near. What is read next is asked for on the way, where memory is far.</summary>
internal unsafe ref struct NearGroups(PoolSnapshot pool, NearSegments near, ushort receiving, bool fetchesAhead)
{
    /// <summary>Segments whose directory is asked for before it is read.</summary>
    private const int SegmentsAhead = 3;

    private readonly ReadOnlySpan<PlacedSegment[]?> _municipalities = pool.Municipalities;
    private int _segment, _groupsLeft, _nearestSquared, _hardRows, _stride;
    private ulong* _rows;
    private BlockGroup* _directory;

    /// <summary>Writes the next group; false if no other can be nearer than the cap.</summary>
    public bool Next<TKernels>(NeedPlan* plan, int capSquared, NearGroup* group)
        where TKernels : struct, IKernels
    {
        uint isNear;
        do
        {
            if (_groupsLeft == 0 && !EnterSegment(plan, capSquared))
                return false;
            isNear = TKernels.NearBoxes(_directory, plan->X, plan->Y, capSquared, group->Squared);
            (group->Near, group->NearestSquared, group->HardRows, group->Stride) = (isNear, _nearestSquared, _hardRows, _stride);
            group->Rows = _rows;
            group->Directory = _directory;
            _rows += Segment.Group;
            _directory++;
            _groupsLeft--;
        }
        while (isNear == 0);
        if (fetchesAhead)
            FetchRows(group, plan);
        return true;
    }

    private bool EnterSegment(NeedPlan* plan, int capSquared)
    {
        if (_segment == near.Count)
            return false;
        var (distanceSquared, municipality, index) = near[_segment++];
        if (distanceSquared > capSquared)
            return false;
        if (fetchesAhead && _segment + SegmentsAhead <= near.Count)
            FetchDirectory(_segment + SegmentsAhead - 1);
        ref readonly var placed = ref _municipalities[municipality]![index];
        (_nearestSquared, _hardRows, _stride) = (distanceSquared, plan->HardRowCount + (municipality == receiving ? 0 : 1), placed.Stride);
        _rows = placed.Rows;
        _directory = placed.Groups;
        _groupsLeft = placed.GroupCount;
        return true;
    }

    private readonly void FetchDirectory(int segment)
    {
        var (_, municipality, index) = near[segment];
        ref readonly var placed = ref _municipalities[municipality]![index];
        for (var line = (byte*)placed.Groups; line < placed.Groups + placed.GroupCount; line += PinnedMemory.CacheLine)
            Sse.Prefetch0(line);
    }

    // A group's words of a row may lie on two cache lines.
    private static void FetchRows(NearGroup* group, NeedPlan* plan)
    {
        for (var row = plan->HardRows; row < plan->HardRows + group->HardRows; row++)
            Fetch(group->Rows + *row * group->Stride);
        for (var row = plan->CountedRows; row < plan->CountedRows + plan->CountedRowCount; row++)
            Fetch(group->Rows + *row * group->Stride);

        static void Fetch(ulong* words)
        {
            Sse.Prefetch0(words);
            Sse.Prefetch0(words + Segment.Group - 1);
        }
    }
}
