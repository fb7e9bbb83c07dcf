using System.Runtime.CompilerServices;

namespace Matching.Core;

/// <summary>Zeroed memory on a cache-line boundary that stays where it is for as long as this object is reachable.</summary>
internal sealed unsafe class PinnedMemory
{
    public const int CacheLine = 64;

    private readonly byte[] _array;

    public PinnedMemory(int bytes)
    {
        _array = GC.AllocateArray<byte>(bytes + CacheLine, pinned: true);
        var start = (byte*)Unsafe.AsPointer(ref _array[0]);
        Address = start + (-(nint)start & (CacheLine - 1));
        Bytes = bytes;
        HugePages.Ask(Address, bytes);
    }

    private PinnedMemory(byte[] array, byte* address, int bytes)
    {
        (_array, Bytes) = (array, bytes);
        Address = address;
    }

    public byte* Address { get; }

    public int Bytes { get; }

    /// <summary>A part of this memory, which keeps all of it reachable.</summary>
    public PinnedMemory Slice(int offset, int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)offset + bytes, Bytes);
        return new(_array, Address + offset, bytes);
    }
}
