namespace Matching.Core;

/// <summary>
/// An immutable snapshot of a pool of volunteers, in columns. Readers need no lock and never wait; <see cref="With"/> and <see cref="Without"/> give a new
/// snapshot that shares all but the blocks that changed. A row number is good within a snapshot and in its descendants until the volunteer leaves.
/// </summary>
public sealed partial class PoolSnapshot
{
    private readonly MunicipalityBlocks?[] _municipalities;
    private readonly PagedArray<Block> _blocks;
    private readonly IdIndex _index;

    private PoolSnapshot(MunicipalityBlocks?[] municipalities, PagedArray<Block> blocks, IdIndex index, int count)
    {
        _municipalities = municipalities;
        _blocks = blocks;
        _index = index;
        Count = count;
    }

    /// <summary>A pool without volunteers.</summary>
    public static PoolSnapshot Empty { get; } = Create([]);

    /// <summary>Number of volunteers.</summary>
    public int Count { get; }

    /// <summary>Rows run from 0 to this, exclusive; some may be empty.</summary>
    public int RowCapacity => _blocks.Count * BlockLayout.Lanes;

    /// <summary>Bytes of the columns that scoring reads, directory included; the index by id is not.</summary>
    public long HotBytes => _municipalities.Sum(m => m is null ? 0L : m.Count * (long)BlockLayout.Bytes + m.MinX.Length * (14L + 2 * sizeof(int) + sizeof(long)));

    internal ReadOnlySpan<MunicipalityBlocks?> Municipalities => _municipalities;

    internal int BlockCount => _blocks.Count;

    /// <summary>The row of a volunteer, or -1.</summary>
    public int RowOf(UInt128 id) => _index.Find(id, IdAt);

    /// <summary>The volunteer's columns, or null.</summary>
    public VolunteerRow? Find(UInt128 id) => RowOf(id) is >= 0 and var row ? At(row) : null;

    /// <summary>True if a volunteer sits in this row.</summary>
    public bool IsPresent(int row) => (BlockOf(row).Present >> LaneOf(row) & 1) != 0;

    /// <summary>The columns of a row that is present.</summary>
    public VolunteerRow At(int row) => BlockOf(row).Read(LaneOf(row));

    /// <summary>The id in a row that is present.</summary>
    public UInt128 IdAt(int row) => BlockOf(row).IdAt(LaneOf(row));

    /// <summary>All volunteers, in row order.</summary>
    public IEnumerable<VolunteerRow> Rows()
    {
        for (var row = 0; row < RowCapacity; row++)
        {
            if (IsPresent(row))
                yield return At(row);
        }
    }

    internal Block BlockOf(int row) => _blocks[row / BlockLayout.Lanes];

    internal static int LaneOf(int row) => row % BlockLayout.Lanes;
}
