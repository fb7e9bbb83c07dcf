using System.Numerics;
using System.Runtime.CompilerServices;

namespace Matching.Core;

/// <summary>
/// Up to 16 blocks of one municipality with what is needed to pass most of them by: the bit rows of all their volunteers and a directory of boxes, both as
/// columns over the blocks, eight blocks to a vector. Immutable once published: a change copies this index and one block.
/// </summary>
internal sealed unsafe class Segment
{
    public const int MaxBlocks = 16;

    /// <summary>Blocks tested at a time.</summary>
    public const int Group = BlockGroup.Blocks;

    private readonly Block[] _blocks;
    private readonly PinnedMemory _index;
    private readonly short _checkDay;

    private Segment(Block[] blocks, short checkDay, PinnedMemory index)
    {
        (_blocks, _checkDay, _index) = (blocks, checkDay, index);
        Stride = blocks.Length;
        Rows = (ulong*)_index.Address;
        Groups = GroupsBehind(Rows, Stride);
    }

    /// <summary>Words of a bit row: the number of blocks. Eight words read at its end reach into the next row, or after the last row into the directory.</summary>
    public int Stride { get; }

    /// <summary>Row r of block b is at [r * stride + b].</summary>
    public ulong* Rows { get; }

    /// <summary>The directory, eight blocks a group.</summary>
    public BlockGroup* Groups { get; }

    /// <summary>All blocks together.</summary>
    public Box Whole { get; private set; } = Box.Nobody;

    public int Count => Stride;

    public int Bytes => _index.Bytes + Count * Block.Bytes;

    public Block this[int i] => _blocks[i];

    /// <summary>The box of block i.</summary>
    public Box BoxAt(int i) => Groups[i / Group].BoxAt(i % Group);

    /// <summary>The directory lies behind the bit rows, on a cache line.</summary>
    public static BlockGroup* GroupsBehind(ulong* rows, int stride) => (BlockGroup*)(rows + BitRows.Count * stride);

    public static int GroupsOf(int blocks) => (blocks + Group - 1) / Group;

    /// <summary>What a segment and its blocks take of an arena.</summary>
    public static int SizeOf(int blocks) => PinnedArena.SizeOf(blocks * Block.Bytes) + PinnedArena.SizeOf(IndexBytes(blocks));

    /// <summary>Takes volunteers that are in place order; block i gets the volunteers from 64 i on.</summary>
    public static Segment Create(Block[] blocks, ReadOnlySpan<VolunteerRow> rows, ReadOnlySpan<int> order, short checkDay, PinnedArena arena)
    {
        var segment = new Segment(blocks, checkDay, arena.Take(IndexBytes(blocks.Length)));
        for (var i = 0; i < order.Length; i++)
        {
            var (block, lane) = (i / Block.Lanes, i % Block.Lanes);
            blocks[block].Fill(lane, rows[order[i]]);
            BitRows.Write(segment.Rows + block, segment.Stride, lane, rows[order[i]], checkDay);
        }

        segment.DescribeAll();
        return segment;
    }

    public VolunteerRow Read(int block, int lane)
    {
        var words = stackalloc ulong[BitRows.LaneWords];
        BitRows.Gather(Rows + block, Stride, lane, words);
        GC.KeepAlive(this);
        return Read(_blocks[block], lane, words, apart: 1);
    }

    /// <summary>Everybody in a block, by lane; what stands in an empty lane means nothing.</summary>
    public void ReadBlock(int block, Span<VolunteerRow> lanes)
    {
        var words = stackalloc ulong[BitRows.LaneWords * Block.Lanes];
        BitRows.GatherBlock(Rows + block, Stride, words);
        GC.KeepAlive(this);
        for (var lane = 0; lane < Block.Lanes; lane++)
            lanes[lane] = Read(_blocks[block], lane, words + lane, Block.Lanes);
    }

    private static VolunteerRow Read(Block block, int lane, ulong* words, int apart) =>
        block.RecordAt(lane).Unpack(BitRows.Read(words, apart, block.IdAt(lane), block.Place.Municipality)) with { PausedUntil = block.PausedUntilAt(lane), Rare = block.RareAt(lane) };

    /// <summary>A copy with a volunteer in a lane of block i.</summary>
    public Segment With(int i, int lane, in VolunteerRow row)
    {
        Block[] blocks = [.. _blocks];
        blocks[i] = blocks[i].With(lane, row);
        var copy = CopyOf(blocks);
        BitRows.Write(copy.Rows + i, copy.Stride, lane, row, _checkDay);
        copy.Describe(i);
        return copy;
    }

    /// <summary>A copy with a lane of block i empty.</summary>
    public Segment Without(int i, int lane)
    {
        Block[] blocks = [.. _blocks];
        blocks[i] = blocks[i].Without(lane);
        var copy = CopyOf(blocks);
        BitRows.Clear(copy.Rows + i, copy.Stride, lane);
        copy.Describe(i);
        return copy;
    }

    /// <summary>A copy with one more block, which holds one volunteer.</summary>
    public Segment Plus(Block block, in VolunteerRow row)
    {
        var grown = new Segment([.. _blocks, block], _checkDay, new(IndexBytes(Count + 1)));
        for (var r = 0; r < BitRows.Count; r++)
            Unsafe.CopyBlock(grown.Rows + r * grown.Stride, Rows + r * Stride, (uint)(Count * sizeof(ulong)));
        GC.KeepAlive(this);
        block.Fill(0, row);
        BitRows.Write(grown.Rows + Count, grown.Stride, 0, row, _checkDay);
        grown.DescribeAll();
        return grown;
    }

    private Segment CopyOf(Block[] blocks)
    {
        var copy = new Segment(blocks, _checkDay, new(_index.Bytes));
        Unsafe.CopyBlock(copy._index.Address, _index.Address, (uint)_index.Bytes);
        GC.KeepAlive(this);
        return copy;
    }

    private static int IndexBytes(int blocks) => BitRows.Count * blocks * sizeof(ulong) + GroupsOf(blocks) * sizeof(BlockGroup);

    private void DescribeAll()
    {
        for (var i = 0; i < GroupsOf(Count) * Group; i++)
            Describe(i);
    }

    // The padding is described too, as blocks that nobody can reach.
    private void Describe(int i)
    {
        var (box, place) = (Box.Nobody, i % Group);
        var group = Groups + i / Group;
        if (i < Count)
        {
            group->Addresses[place] = (ulong)_blocks[i].Address;
            group->Numbers[place] = _blocks[i].Place.Number;
            group->LatestPause[place] = _blocks[i].RareLanes == 0 ? (short)0 : short.MaxValue;
            for (var lanes = Rows[BitRows.Room * Stride + i]; lanes != 0; lanes &= lanes - 1)
            {
                var lane = BitOperations.TrailingZeroCount(lanes);
                box = box.Union(Box.Of(_blocks[i].RecordAt(lane)));
                group->LatestPause[place] = Math.Max(group->LatestPause[place], _blocks[i].PausedUntilAt(lane));
            }
        }

        group->SetBox(place, box);
        Whole = Box.Nobody;
        for (var b = 0; b < Count; b++)
            Whole = Whole.Union(BoxAt(b));
    }
}
