namespace Matching.Core;

/// <summary>
/// The best offers in sixteen sorted places in memory of the caller. The first k and as many as the need excludes are wanted, so that k are left whoever is excluded.
/// Keys are inserted without a branch and without a look at ids; the places behind the wanted hold who ties with the last of them, and ids are compared once at
/// the end. If so many tie that the sixteen do not hold them, the list is cut.
/// </summary>
internal unsafe struct ShortList : IScoreSink
{
    public const int Places = 16;

    /// <summary>Where the largest key that fell off the end is kept; what lies between is the kernels' own.</summary>
    public const int Lost = 23;

    /// <summary>Words of memory a list needs.</summary>
    public const int Words = Lost + 1;

    /// <summary>Most wanted, k and excluded: two places are left for ties.</summary>
    public const int MaxWanted = 14;

    private readonly PoolSnapshot _pool;
    private readonly ulong* _sorted;
    private readonly int _wanted;
    private readonly ReadOnlyMemory<UInt128> _excluded;
    private long _count;

    public ShortList(PoolSnapshot pool, ulong* words, int k, ReadOnlyMemory<UInt128> excluded)
    {
        (_pool, _wanted, _excluded) = (pool, k + excluded.Length, excluded);
        _sorted = words;
        new Span<ulong>(words, Words).Clear();
    }

    public int Floor { get; private set; }

    /// <summary>True if someone with the score of the last wanted was dropped: who of them comes first is not known.</summary>
    public readonly bool IsCut => _count > Places && ScoreKey.Score(_sorted[Lost]) == Floor;

    public void Offer<TKernels>(ulong* keys, ulong* end)
        where TKernels : struct, IKernels
    {
        TKernels.Insert(_sorted, keys, end);
        _count += end - keys;
        Floor = ScoreKey.Score(_sorted[_wanted - 1]);
    }

    /// <summary>The best, ties by id, unless the list is cut.</summary>
    public readonly int CopyTo(Span<RankedCandidate> best, int priority)
    {
        FetchIds();
        Span<RankedCandidate> sorted = stackalloc RankedCandidate[Places];
        var count = 0;
        for (var i = 0; i < Math.Min(_count, Places) && (i < _wanted || ScoreKey.Score(_sorted[i]) == Floor); i++)
        {
            var row = ScoreKey.Row(_sorted[i]);
            var candidate = new RankedCandidate(_pool.IdAt(row), ScoreKey.Score(_sorted[i]) + priority, row);
            if (!_excluded.IsEmpty && _excluded.Span.Contains(candidate.Id))
                continue;
            var place = count++;
            for (; place > 0 && candidate.IsBetterThan(sorted[place - 1]); place--)
                sorted[place] = sorted[place - 1];
            sorted[place] = candidate;
        }

        count = Math.Min(count, best.Length);
        sorted[..count].CopyTo(best);
        return count;
    }

    private readonly void FetchIds()
    {
        for (var i = 0; i < Math.Min(_count, _wanted); i++)
            _pool.FetchId(ScoreKey.Row(_sorted[i]));
    }
}
