namespace Matching.Core;

/// <summary>Eight blocks of a near segment, some of which are near themselves, with what the next step reads of them; a cache line.</summary>
internal unsafe struct NearGroup
{
    /// <summary>One bit for each near block.</summary>
    public uint Near;

    /// <summary>Square of the distance to the segment's box; no block is nearer.</summary>
    public int NearestSquared;

    public int HardRows;

    /// <summary>The group's words of bit row r begin at [r * stride].</summary>
    public int Stride;
    public ulong* Rows;
    public BlockGroup* Directory;

    /// <summary>Squares of the distances to the boxes of the near blocks.</summary>
    public fixed int Squared[BlockGroup.Blocks];
}
