namespace Matching.Core;

/// <summary>
/// Hands out pinned memory side by side from few large arrays, which lie in huge pages where there are any. An array is kept as long as one piece of it is in use, so what changes
/// later has memory of its own and a pool keeps at most what it was built with beside what it is now.
/// </summary>
/// <param name="bytes">What will be taken in all, each piece as <see cref="SizeOf"/> says.</param>
internal sealed class PinnedArena(long bytes)
{
    // Large enough that all but its ends lie in whole pages of 2 MiB, small enough that a pool that has changed gives memory back in parts.
    private const int LargestArray = 64 << 20;

    private PinnedMemory? _array;
    private int _used;
    private long _left = bytes;

    /// <summary>What a piece takes: its bytes in whole cache lines.</summary>
    public static int SizeOf(int bytes) => (bytes + PinnedMemory.CacheLine - 1) & -PinnedMemory.CacheLine;

    public PinnedMemory Take(int bytes)
    {
        var size = SizeOf(bytes);
        if (_array is null || _used + size > _array.Bytes)
            (_array, _used) = (new((int)Math.Max(size, Math.Min(_left, LargestArray))), 0);
        var piece = _array.Slice(_used, bytes);
        _used += size;
        _left -= size;
        return piece;
    }
}
