using System.Runtime.CompilerServices;

namespace Matching.Core;

/// <summary>Zeroed memory on a cache-line boundary that stays where it is for as long as this object is reachable.</summary>
internal sealed unsafe class PinnedMemory
{
    private const int CacheLine = 64;

    private readonly byte[] _array;

    public PinnedMemory(int bytes)
    {
        _array = GC.AllocateArray<byte>(bytes + CacheLine, pinned: true);
        var start = (byte*)Unsafe.AsPointer(ref _array[0]);
        Address = start + (-(nint)start & (CacheLine - 1));
        Bytes = bytes;
    }

    public byte* Address { get; }

    public int Bytes { get; }
}
