namespace Matching.Core;

/// <summary>
/// The blocks a need can reach, nearest first: the best candidates are usually near, and with a good list early on the reach shrinks and most blocks are never
/// read. Scratch memory of one thread, grown when a pool needs more and kept.
/// </summary>
internal sealed unsafe class ReachList
{
    private const int Buckets = 64;
    private const int BucketHm = 16;

    [ThreadStatic]
    private static ReachList? s_ofThread;

    private readonly int[] _starts = new int[Buckets + 1];
    private Entry[] _found = new Entry[256];
    private Entry[] _ordered = new Entry[256];
    private int _count;

    public static ReachList OfThread => s_ofThread ??= new();

    public int Count => _count;

    public void Clear() => _count = 0;

    public void Add(in Entry entry)
    {
        if (_count == _found.Length)
        {
            Array.Resize(ref _found, 2 * _count);
            _ordered = new Entry[2 * _count];
        }

        _found[_count++] = entry;
    }

    /// <summary>The entries by distance, to the resolution of a bucket.</summary>
    public ReadOnlySpan<Entry> NearestFirst()
    {
        Array.Clear(_starts);
        for (var i = 0; i < _count; i++)
            _starts[BucketOf(_found[i]) + 1]++;
        for (var bucket = 1; bucket < Buckets; bucket++)
            _starts[bucket] += _starts[bucket - 1];
        for (var i = 0; i < _count; i++)
            _ordered[_starts[BucketOf(_found[i])]++] = _found[i];
        return _ordered.AsSpan(0, _count);
    }

    private static int BucketOf(in Entry entry) => Math.Min((int)MathF.Sqrt(entry.DistanceSquared) / BucketHm, Buckets - 1);

    internal readonly struct Entry(byte* block, int number, int distanceSquared, bool isForeign, bool mayBePaused)
    {
        public readonly byte* Block = block;
        public readonly int Number = number;
        public readonly int DistanceSquared = distanceSquared;
        public readonly bool IsForeign = isForeign;
        public readonly bool MayBePaused = mayBePaused;
    }
}
