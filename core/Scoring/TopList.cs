namespace Matching.Core;

/// <summary>
/// The k best offers so far, best first, in memory of the caller, for any k. Ids are looked up only where scores tie. At least k volunteers must be known to reach the
/// floor it begins with.
/// </summary>
internal unsafe struct TopList(PoolSnapshot pool, ulong* keys, int k, ReadOnlyMemory<UInt128> excluded, int floor) : IScoreSink
{
    private readonly ReadOnlyMemory<UInt128> _excluded = excluded;
    private int _count;

    public int Floor { get; private set; } = floor;

    public void Offer<TKernels>(ulong* offers, ulong* end)
        where TKernels : struct, IKernels
    {
        for (; offers < end; offers++)
        {
            if (ScoreKey.Score(*offers) >= Floor)
                Insert(*offers);
        }
    }

    public readonly int CopyTo(Span<RankedCandidate> best, int priority)
    {
        for (var i = 0; i < _count; i++)
            best[i] = new(pool.IdAt(ScoreKey.Row(keys[i])), ScoreKey.Score(keys[i]) + priority, ScoreKey.Row(keys[i]));
        return _count;
    }

    // Sorted by score alone, with ties in the order of ids.
    private void Insert(ulong key)
    {
        var least = key & ~(ulong)uint.MaxValue;
        if (_count == k && keys[k - 1] >= least && !ComesBefore(key, keys[k - 1]))
            return;
        if (!_excluded.IsEmpty && _excluded.Span.Contains(pool.IdAt(ScoreKey.Row(key))))
            return;
        var place = _count == k ? k - 1 : _count++;
        for (; place > 0 && keys[place - 1] < least; place--)
            keys[place] = keys[place - 1];
        for (; place > 0 && ComesBefore(key, keys[place - 1]); place--)
            keys[place] = keys[place - 1];
        keys[place] = key;
        if (_count == k)
            Floor = ScoreKey.Score(keys[k - 1]);
    }

    /// <summary>True if the other has the same score and a higher id.</summary>
    private readonly bool ComesBefore(ulong key, ulong other) =>
        ScoreKey.Score(other) == ScoreKey.Score(key) && pool.IdAt(ScoreKey.Row(key)) < pool.IdAt(ScoreKey.Row(other));
}
