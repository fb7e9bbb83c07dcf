namespace Matching.Core.Assignment.Network;

/// <summary>Binary min-heap of (distance, node), both at least 0, ties by node. One 64-bit word an entry; stale entries stay until popped.</summary>
internal sealed class DistanceHeap
{
    private ulong[] entries = new ulong[256];
    private int count;

    public int Count => count;

    public void Clear() => count = 0;

    public void Push(int distance, int node)
    {
        if (count == entries.Length)
            Array.Resize(ref entries, 2 * count);
        ulong entry = (ulong)(uint)distance << 32 | (uint)node;
        int i = count++;
        while (i > 0)
        {
            int parent = (i - 1) >> 1;
            if (entries[parent] <= entry)
                break;
            entries[i] = entries[parent];
            i = parent;
        }

        entries[i] = entry;
    }

    public (int Distance, int Node) Pop()
    {
        ulong top = entries[0], last = entries[--count];
        int i = 0;
        while (true)
        {
            int child = 2 * i + 1;
            if (child >= count)
                break;
            if (child + 1 < count && entries[child + 1] < entries[child])
                child++;
            if (last <= entries[child])
                break;
            entries[i] = entries[child];
            i = child;
        }

        entries[i] = last;
        return ((int)(top >> 32), (int)(uint)top);
    }
}
