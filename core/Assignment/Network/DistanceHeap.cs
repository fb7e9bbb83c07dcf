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
    private readonly ulong[][] levels = new ulong[Levels][];
    private readonly int[] counts = new int[Levels];
    private ulong occupied;
    private uint last;

    public DistanceHeap()
    {
        for (int i = 0; i < Levels; i++)
            levels[i] = new ulong[64];
    }

    public bool IsEmpty => occupied == 0;

    public void Clear()
    {
        for (; occupied != 0; occupied &= occupied - 1)
            counts[BitOperations.TrailingZeroCount(occupied)] = 0;
        last = 0;
    }

    public void Push(int distance, int node) => Append((ulong)(uint)distance << 32 | (uint)node);

    public (int Distance, int Node) Pop()
    {
        int level = BitOperations.TrailingZeroCount(occupied);
        if (level > 0)
            Lower(level);
        ulong top = levels[0][--counts[0]];
        if (counts[0] == 0)
            occupied &= ~1UL;
        return ((int)(top >> 32), (int)(uint)top);
    }

    private void Append(ulong entry)
    {
        int level = 32 - BitOperations.LeadingZeroCount((uint)(entry >> 32) ^ last);
        ulong[] entries = levels[level];
        int count = counts[level]++;
        if (count == entries.Length)
            Array.Resize(ref levels[level], 2 * count);
        levels[level][count] = entry;
        occupied |= 1UL << level;
    }

    private void Lower(int level)
    {
        ReadOnlySpan<ulong> entries = levels[level].AsSpan(0, counts[level]);
        ulong least = ulong.MaxValue;
        foreach (ulong entry in entries)
            least = Math.Min(least, entry);
        last = (uint)(least >> 32);
        counts[level] = 0;
        occupied &= ~(1UL << level);
        foreach (ulong entry in entries)
            Append(entry);
    }
}
