using System.Numerics;
using System.Runtime.Intrinsics.X86;

namespace Matching.Core;

/// <summary>
/// An immutable snapshot of a pool of volunteers, in columns. Readers need no lock and never wait; <see cref="With"/> and <see cref="Without"/> give a new
/// snapshot that shares all but one block and its segment's index. A row number is good within a snapshot and its descendants until the volunteer leaves.
/// </summary>
public sealed partial class PoolSnapshot
{
    private readonly PlacedSegment[]?[] _municipalities;
    private readonly PagedArray<Block> _blocks;
    private readonly IdIndex _index;

    private PoolSnapshot(PlacedSegment[]?[] municipalities, PagedArray<Block> blocks, IdIndex index, int count, short checkDay)
    {
        (_municipalities, _blocks, _index, Count, CheckDay) = (municipalities, blocks, index, count, checkDay);
    }

    /// <summary>A pool without volunteers.</summary>
    public static PoolSnapshot Empty { get; } = Create([]);

    /// <summary>Number of volunteers.</summary>
    public int Count { get; }

    /// <summary>A day that needs' checks are mostly asked for on or after; one bit then spares most comparisons of days. Results do not depend on it.</summary>
    public short CheckDay { get; }

    /// <summary>Rows run from 0 to this, exclusive; some may be empty.</summary>
    public int RowCapacity => _blocks.Count * Block.Lanes;

    /// <summary>Bytes that scoring reads: records, ids, bit rows and directories. The index by id, which scoring never reads, is not among them.</summary>
    public long HotBytes => _municipalities.Sum(segments => segments?.Sum(placed => (long)placed.Segment.Bytes) ?? 0);

    internal ReadOnlySpan<PlacedSegment[]?> Municipalities => _municipalities;

    internal int BlockCount => _blocks.Count;

    /// <summary>The row of a volunteer, or -1.</summary>
    public int RowOf(UInt128 id) => _index.Find(id, IdAt);

    /// <summary>The volunteer's columns, or null.</summary>
    public VolunteerRow? Find(UInt128 id) => RowOf(id) is >= 0 and var row ? At(row) : null;

    /// <summary>True if a volunteer sits in this row.</summary>
    public bool IsPresent(int row) => (BlockOf(row).Present >> LaneOf(row) & 1) != 0;

    /// <summary>The columns of a row that is present.</summary>
    public VolunteerRow At(int row)
    {
        var place = BlockOf(row).Place;
        return SegmentAt(place).Read(place.Index, LaneOf(row));
    }

    /// <summary>The id in a row that is present.</summary>
    public UInt128 IdAt(int row) => BlockOf(row).IdAt(LaneOf(row));

    /// <summary>Asks for the memory of an id that will be read soon.</summary>
    internal unsafe void FetchId(int row)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Block.Id(BlockOf(row).Address, LaneOf(row)));
    }

    /// <summary>All volunteers, in row order.</summary>
    public IEnumerable<VolunteerRow> Rows() => NumberedRows().Select(numbered => numbered.Columns);

    /// <summary>All volunteers with their rows, in row order. Reads block by block, many times faster than one row at a time.</summary>
    public IEnumerable<(int Row, VolunteerRow Columns)> NumberedRows()
    {
        var lanes = new VolunteerRow[Block.Lanes];
        for (var number = 0; number < _blocks.Count; number++)
        {
            var block = _blocks[number];
            if (block.Present == 0)
                continue;
            SegmentAt(block.Place).ReadBlock(block.Place.Index, lanes);
            for (var present = block.Present; present != 0; present &= present - 1)
            {
                var lane = BitOperations.TrailingZeroCount(present);
                yield return (number * Block.Lanes + lane, lanes[lane]);
            }
        }
    }

    internal Block BlockAt(int number) => _blocks[number];

    private Block BlockOf(int row) => _blocks[row / Block.Lanes];

    private static int LaneOf(int row) => row % Block.Lanes;
}
