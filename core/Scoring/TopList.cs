using System.Runtime.CompilerServices;

namespace Matching.Core;

/// <summary>The k best offers so far, best first, in memory of the caller. Ids are looked up only where scores tie.</summary>
internal unsafe struct TopList(PoolSnapshot pool, ulong* keys, int k, ReadOnlyMemory<UInt128> excluded) : IScoreSink
{
    private readonly ReadOnlyMemory<UInt128> _excluded = excluded;
    private int _count;

    public int Floor { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Offer(int row, int score)
    {
        if (score >= Floor)
            Insert(row, score);
    }

    public readonly int CopyTo(Span<RankedCandidate> best, int priority)
    {
        for (var i = 0; i < _count; i++)
            best[i] = new(pool.IdAt(RowOf(keys[i])), ScoreOf(keys[i]) + priority, RowOf(keys[i]));
        return _count;
    }

    // A key is score, then row: sorted by score alone, with ties in the order of ids.
    private void Insert(int row, int score)
    {
        var (key, least) = ((ulong)(uint)score << 32 | (uint)row, (ulong)(uint)score << 32);
        if (_count == k && keys[k - 1] >= least && !ComesBefore(row, keys[k - 1], score))
            return;
        if (!_excluded.IsEmpty && _excluded.Span.Contains(pool.IdAt(row)))
            return;
        var place = _count == k ? k - 1 : _count++;
        for (; place > 0 && keys[place - 1] < least; place--)
            keys[place] = keys[place - 1];
        for (; place > 0 && ComesBefore(row, keys[place - 1], score); place--)
            keys[place] = keys[place - 1];
        keys[place] = key;
        if (_count == k)
            Floor = ScoreOf(keys[k - 1]);
    }

    /// <summary>True if the other has the same score and a higher id.</summary>
    private readonly bool ComesBefore(int row, ulong other, int score) => ScoreOf(other) == score && pool.IdAt(row) < pool.IdAt(RowOf(other));

    private static int ScoreOf(ulong key) => (int)(key >> 32);

    private static int RowOf(ulong key) => (int)(uint)key;
}
