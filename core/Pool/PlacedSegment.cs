namespace Matching.Core;

/// <summary>A segment as the list of its municipality holds it: half a cache line tells whether it is near and where its rows are, before the segment itself is read.</summary>
internal readonly unsafe struct PlacedSegment(Segment segment)
{
    /// <summary>Where the volunteers with room live.</summary>
    public readonly Box Box = segment.Whole;

    /// <summary>See <see cref="Segment.Stride"/>; the number of blocks.</summary>
    public readonly int Stride = segment.Stride;

    public readonly ulong* Rows = segment.Rows;

    public readonly Segment Segment = segment;

    public BlockGroup* Groups => Segment.GroupsBehind(Rows, Stride);

    public int GroupCount => Segment.GroupsOf(Stride);
}
