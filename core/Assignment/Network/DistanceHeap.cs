using System.Numerics;

namespace Matching.Core.Assignment.Network;

/// <summary>
/// Monotone priority queue of (distance, node): no entry is pushed below the last distance popped. A radix heap (Ahuja, Mehlhorn, Orlin and
/// Tarjan, Journal of the ACM 37, 1990): level <c>i</c> holds the distances whose highest bit that differs from the last one popped is bit
/// <c>i - 1</c>, so a push is one append and an entry moves down at most 31 times. Entries of equal distance come out last in, first out.
/// </summary>
internal sealed class DistanceHeap
{
    private const int Levels = 33;
    private readonly ulong[][] _levels = new ulong[Levels][];
    private readonly int[] _counts = new int[Levels];
    private ulong _occupied;
    private uint _last;

    public DistanceHeap()
    {
        for (var i = 0; i < Levels; i++)
            _levels[i] = new ulong[64];
    }

    public bool IsEmpty => _occupied == 0;

    public void Clear()
    {
        for (; _occupied != 0; _occupied &= _occupied - 1)
            _counts[BitOperations.TrailingZeroCount(_occupied)] = 0;
        _last = 0;
    }

    public void Push(int distance, int node) => Append((ulong)(uint)distance << 32 | (uint)node);

    public (int Distance, int Node) Pop()
    {
        var level = BitOperations.TrailingZeroCount(_occupied);
        if (level > 0)
            Lower(level);
        var top = _levels[0][--_counts[0]];
        if (_counts[0] == 0)
            _occupied &= ~1UL;
        return ((int)(top >> 32), (int)(uint)top);
    }

    private void Append(ulong entry)
    {
        var level = 32 - BitOperations.LeadingZeroCount((uint)(entry >> 32) ^ _last);
        var entries = _levels[level];
        var count = _counts[level]++;
        if (count == entries.Length)
            Array.Resize(ref _levels[level], 2 * count);
        _levels[level][count] = entry;
        _occupied |= 1UL << level;
    }

    private void Lower(int level)
    {
        ReadOnlySpan<ulong> entries = _levels[level].AsSpan(0, _counts[level]);
        var least = ulong.MaxValue;
        foreach (ulong entry in entries)
            least = Math.Min(least, entry);
        _last = (uint)(least >> 32);
        _counts[level] = 0;
        _occupied &= ~(1UL << level);
        foreach (ulong entry in entries)
            Append(entry);
    }
}
