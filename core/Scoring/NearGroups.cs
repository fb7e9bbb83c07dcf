namespace Matching.Core;

/// <summary>
/// The groups of blocks a need can reach, nearest segment first: the best candidates are usually near, and with a good list early on less can still reach it.
/// Scratch memory of one thread, grown when a pool needs more and kept.
/// </summary>
internal sealed class NearGroups
{
    [ThreadStatic]
    private static NearGroups? s_ofThread;

    private ulong[] _segmentKeys = new ulong[64];
    private NearGroup[] _groups = new NearGroup[256];
    private int _segments;

    public static NearGroups OfThread => s_ofThread ??= new();

    public int Count { get; private set; }

    public ref readonly NearGroup this[int i] => ref _groups[i];

    public ReadOnlySpan<ulong> Segments => _segmentKeys.AsSpan(0, _segments);

    public void Clear() => (_segments, Count) = (0, 0);

    /// <summary>Adds a segment by distance; among equals the order is that of municipality and segment.</summary>
    public void AddSegment(int distanceSquared, int municipality, int segment)
    {
        if (_segments == _segmentKeys.Length)
            Array.Resize(ref _segmentKeys, 2 * _segments);
        _segmentKeys[_segments++] = (ulong)distanceSquared << 40 | (ulong)municipality << 24 | (uint)segment;
    }

    public void SortSegments() => _segmentKeys.AsSpan(0, _segments).Sort();

    public void AddGroup(in NearGroup group)
    {
        if (Count == _groups.Length)
            Array.Resize(ref _groups, 2 * Count);
        _groups[Count++] = group;
    }

    /// <summary>Undoes the packing of a segment.</summary>
    public static (int DistanceSquared, int Municipality, int Segment) Unpack(ulong key) =>
        ((int)(key >> 40), (ushort)(key >> 24), (int)(key & 0xFF_FFFF));
}

/// <summary>Eight blocks of a segment, by the number of the first, and the squared distance of the segment.</summary>
internal readonly record struct NearGroup(int Municipality, int Segment, int First, int DistanceSquared);
