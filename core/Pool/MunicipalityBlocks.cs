namespace Matching.Core;

/// <summary>
/// The blocks of one municipality with a directory: for each block the box its reachable volunteers live in and how far the keenest of them travels.
/// The directory is columns too, padded to whole vectors with entries nobody can reach.
/// </summary>
internal sealed unsafe class MunicipalityBlocks
{
    /// <summary>Directory entries are tested this many at a time.</summary>
    public const int Padding = 16;

    private readonly Block[] _blocks;
    private readonly int[] _numbers;

    private MunicipalityBlocks(Block[] blocks, int[] numbers, int capacity)
    {
        (_blocks, _numbers) = (blocks, numbers);
        (MinX, MaxX, MinY, MaxY) = (new short[capacity], new short[capacity], new short[capacity], new short[capacity]);
        TravelSquared = new int[capacity];
        Array.Fill(TravelSquared, -1);
        LatestPause = new short[capacity];
    }

    public short[] MinX { get; }

    public short[] MaxX { get; }

    public short[] MinY { get; }

    public short[] MaxY { get; }

    /// <summary>Square of the longest travel in the block, -1 if nobody in it has room.</summary>
    public int[] TravelSquared { get; }

    public short[] LatestPause { get; }

    /// <summary>The box and travel of the municipality as a whole.</summary>
    public BlockSummary Whole { get; private set; } = BlockSummary.Nobody;

    public int Count => _blocks.Length;

    public Block this[int i] => _blocks[i];

    /// <summary>Number of the block in the pool: row = number * 64 + lane.</summary>
    public int NumberOf(int i) => _numbers[i];

    public static MunicipalityBlocks Create(Block[] blocks, int[] numbers)
    {
        var created = new MunicipalityBlocks(blocks, numbers, (blocks.Length + Padding - 1) / Padding * Padding);
        for (var i = 0; i < blocks.Length; i++)
            created.Summarise(i);
        created.SummariseWhole();
        return created;
    }

    public int IndexOf(int number) => Array.IndexOf(_numbers, number);

    /// <summary>A copy with one block replaced.</summary>
    public MunicipalityBlocks With(int i, Block block)
    {
        Block[] blocks = [.. _blocks];
        blocks[i] = block;
        var copy = new MunicipalityBlocks(blocks, _numbers, MinX.Length);
        copy.CopyDirectory(this);
        copy.Summarise(i);
        copy.SummariseWhole();
        return copy;
    }

    /// <summary>A copy with one more block.</summary>
    public MunicipalityBlocks Plus(Block block, int number) => Create([.. _blocks, block], [.. _numbers, number]);

    /// <summary>The block with a free lane nearest to a place, or -1.</summary>
    public int NearestWithFreeLane(short x, short y)
    {
        var (best, nearest) = (-1, long.MaxValue);
        for (var i = 0; i < Count; i++)
        {
            if (_blocks[i].IsFull)
                continue;
            var distance = BlockSummary.DistanceSquared(MinX[i], MaxX[i], MinY[i], MaxY[i], x, y);
            if (distance < nearest)
                (best, nearest) = (i, distance);
        }

        return best;
    }

    private void CopyDirectory(MunicipalityBlocks from)
    {
        from.MinX.CopyTo(MinX, 0);
        from.MaxX.CopyTo(MaxX, 0);
        from.MinY.CopyTo(MinY, 0);
        from.MaxY.CopyTo(MaxY, 0);
        from.TravelSquared.CopyTo(TravelSquared, 0);
        from.LatestPause.CopyTo(LatestPause, 0);
    }

    private void Summarise(int i)
    {
        var summary = BlockSummary.Of(_blocks[i].Address);
        (MinX[i], MaxX[i], MinY[i], MaxY[i]) = (summary.MinX, summary.MaxX, summary.MinY, summary.MaxY);
        (TravelSquared[i], LatestPause[i]) = (summary.TravelSquared, summary.LatestPause);
    }

    private void SummariseWhole()
    {
        var whole = BlockSummary.Nobody;
        for (var i = 0; i < Count; i++)
            whole = whole.Union(new(MinX[i], MaxX[i], MinY[i], MaxY[i], TravelSquared[i], LatestPause[i]));
        Whole = whole;
    }
}
