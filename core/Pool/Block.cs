using System.Numerics;
using System.Runtime.CompilerServices;

namespace Matching.Core;

/// <summary>
/// 64 lanes of one municipality. Immutable once published: an update copies the block. The memory is a pinned array, so its address is good for as
/// long as the block is reachable; whoever reads through an address keeps the snapshot alive.
/// </summary>
internal sealed unsafe class Block
{
    private readonly byte[] _memory;

    private Block(byte[] memory, byte* address, ushort municipality)
    {
        _memory = memory;
        Address = address;
        Municipality = municipality;
    }

    public byte* Address { get; }

    public ushort Municipality { get; }

    public ulong Present => BlockLayout.Row(Address, BlockLayout.PresentRow);

    public bool IsFull => Present == ulong.MaxValue;

    public int Count => BitOperations.PopCount(Present);

    /// <summary>Empty blocks that lie side by side, so that a scan of a municipality runs through memory.</summary>
    public static Block[] CreateRun(ushort municipality, int count)
    {
        var memory = Allocate(count, out var address);
        var blocks = new Block[count];
        for (var i = 0; i < count; i++)
            blocks[i] = new Block(memory, address + i * BlockLayout.Bytes, municipality);
        return blocks;
    }

    public VolunteerRow Read(int lane)
    {
        var row = BlockLayout.Read(Address, lane, Municipality);
        GC.KeepAlive(_memory);
        return row;
    }

    public UInt128 IdAt(int lane)
    {
        var id = *BlockLayout.Id(Address, lane);
        GC.KeepAlive(_memory);
        return id;
    }

    public Block With(int lane, in VolunteerRow row)
    {
        var copy = Copy();
        BlockLayout.Write(copy.Address, lane, row);
        return copy;
    }

    public Block Without(int lane)
    {
        var copy = Copy();
        BlockLayout.Clear(copy.Address, lane);
        return copy;
    }

    private Block Copy()
    {
        var memory = Allocate(1, out var address);
        Unsafe.CopyBlock(address, Address, BlockLayout.Bytes);
        GC.KeepAlive(_memory);
        return new Block(memory, address, Municipality);
    }

    private static byte[] Allocate(int blocks, out byte* address)
    {
        const int cacheLine = 64;
        var memory = GC.AllocateArray<byte>(blocks * BlockLayout.Bytes + cacheLine, pinned: true);
        var start = (byte*)Unsafe.AsPointer(ref memory[0]);
        address = start + (-(nint)start & (cacheLine - 1));
        return memory;
    }
}
