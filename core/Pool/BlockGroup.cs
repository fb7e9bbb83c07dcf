namespace Matching.Core;

/// <summary>
/// The directory of eight blocks of a segment, three cache lines: their boxes; travels, pauses and numbers; addresses. Where a segment has fewer, the others are blocks that
/// nobody can reach.
/// </summary>
internal unsafe struct BlockGroup
{
    public const int Blocks = 8;

    public fixed short MinX[Blocks];
    public fixed short MaxX[Blocks];
    public fixed short MinY[Blocks];
    public fixed short MaxY[Blocks];

    /// <summary>The longest travel in each block, in hectometres.</summary>
    public fixed short Travel[Blocks];

    /// <summary>The latest day until which someone in each block is paused; the last day there is where someone has <see cref="RareFacts"/>.</summary>
    public fixed short LatestPause[Blocks];

    /// <summary>The number of each block in the pool.</summary>
    public fixed int Numbers[Blocks];

    public fixed ulong Addresses[Blocks];

    public readonly Box BoxAt(int i) => new(MinX[i], MaxX[i], MinY[i], MaxY[i], Travel[i]);

    public void SetBox(int i, in Box box) => (MinX[i], MaxX[i], MinY[i], MaxY[i], Travel[i]) = box;
}
