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

    /// <summary>Blocks tested at a time; the directory is padded to it with blocks that nobody can reach.</summary>
    public const int Group = 8;

    private readonly Block[] _blocks;
    private readonly PinnedMemory _index;
    private readonly short _checkDay;

    private Segment(Block[] blocks, short checkDay, PinnedMemory index)
    {
        (_blocks, _checkDay, _index) = (blocks, checkDay, index);
        (Stride, Padded) = (blocks.Length, PaddedTo(blocks.Length));
        Rows = (ulong*)_index.Address;
        Blocks = (byte**)(Rows + BitRows.Count * Stride);
        MinX = (short*)(Blocks + Padded);
        MaxX = MinX + Padded;
        MinY = MaxX + Padded;
        MaxY = MinY + Padded;
        TravelSquared = (int*)(MaxY + Padded);
        Numbers = TravelSquared + Padded;
        LatestPause = (short*)(Numbers + Padded);
    }

    /// <summary>Words of a bit row: the number of blocks. Eight words read at its end reach into the next row, or after the last row into the directory.</summary>
    public int Stride { get; }

    /// <summary>Entries of the directory: the number of blocks in whole groups.</summary>
    public int Padded { get; }

    /// <summary>Row r of block b is at [r * stride + b].</summary>
    public ulong* Rows { get; }

    /// <summary>The address of each block.</summary>
    public byte** Blocks { get; }

    public short* MinX { get; }

    public short* MaxX { get; }

    public short* MinY { get; }

    public short* MaxY { get; }

    /// <summary>Square of the longest travel in each block, -1 if nobody in it has room.</summary>
    public int* TravelSquared { get; }

    /// <summary>The latest day until which someone in each block is paused; the last day there is where someone has <see cref="RareFacts"/>.</summary>
    public short* LatestPause { get; }

    /// <summary>The number of each block in the pool.</summary>
    public int* Numbers { get; }

    /// <summary>All blocks together.</summary>
    public Box Whole { get; private set; } = Box.Nobody;

    public int Count => _blocks.Length;

    public int Bytes => _index.Bytes + Count * Block.Bytes;

    public Block this[int i] => _blocks[i];

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

    private static int PaddedTo(int blocks) => (blocks + Group - 1) / Group * Group;

    private static int IndexBytes(int blocks) =>
        BitRows.Count * blocks * sizeof(ulong) + PaddedTo(blocks) * (sizeof(ulong) + 5 * sizeof(short) + 2 * sizeof(int));

    private void DescribeAll()
    {
        for (var i = 0; i < Padded; i++)
            Describe(i);
    }

    // The padding is described too, as blocks that nobody can reach.
    private void Describe(int i)
    {
        var box = Box.Nobody;
        if (i < Count)
        {
            Blocks[i] = _blocks[i].Address;
            Numbers[i] = _blocks[i].Place.Number;
            LatestPause[i] = _blocks[i].RareLanes == 0 ? (short)0 : short.MaxValue;
            for (var lanes = Rows[BitRows.Room * Stride + i]; lanes != 0; lanes &= lanes - 1)
            {
                var lane = BitOperations.TrailingZeroCount(lanes);
                box = box.Union(Box.Of(_blocks[i].RecordAt(lane)));
                LatestPause[i] = Math.Max(LatestPause[i], _blocks[i].PausedUntilAt(lane));
            }
        }

        (MinX[i], MaxX[i], MinY[i], MaxY[i], TravelSquared[i]) = (box.MinX, box.MaxX, box.MinY, box.MaxY, box.TravelSquared);
        Whole = Box.Nobody;
        for (var b = 0; b < Count; b++)
            Whole = Whole.Union(new(MinX[b], MaxX[b], MinY[b], MaxY[b], TravelSquared[b]));
    }
}
