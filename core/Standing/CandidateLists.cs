using System.Runtime.InteropServices;
using Matching.Core.Assignment;

namespace Matching.Core;

/// <summary>
/// How far down each need's candidates are known: everyone above the bound is listed, nobody left out scores more. A list is extended by asking for twice as
/// many, and beyond <see cref="RowLimits.MaxCandidates"/> for all.
/// </summary>
/// <param name="first">How many candidates a new need gets.</param>
internal sealed class CandidateLists(Scorer scorer, int first)
{
    private readonly List<(int Asked, int Bound)> _known = [];
    private readonly List<Candidate> _list = [];
    private RankedCandidate[] _best = new RankedCandidate[first];
    private PricedRow[] _all = [];
    private int[] _noPrices = [];

    /// <summary>A bound on the scores of the eligible volunteers who are not listed; <see cref="AbsentScore.None"/> where all are.</summary>
    public int BoundOf(int number) => _known[number].Bound;

    /// <summary>The candidates of a new need, good until the next call.</summary>
    public ReadOnlySpan<Candidate> Add(PoolSnapshot pool, in NeedRow need)
    {
        var bound = Best(pool, need, first);
        _known.Add((first, bound));
        return CollectionsMarshal.AsSpan(_list);
    }

    /// <summary>A longer list of a need, good until the next call.</summary>
    public ReadOnlySpan<Candidate> Extend(PoolSnapshot pool, int number, in NeedRow need)
    {
        var asked = 2 * _known[number].Asked;
        _known[number] = (asked, asked <= RowLimits.MaxCandidates ? Best(pool, need, asked) : All(pool, need));
        return CollectionsMarshal.AsSpan(_list);
    }

    /// <summary>Drops the pairs that a list need not hold, because they score no more than its bound.</summary>
    public void KeepAboveBounds(List<NeedScore> pairs)
    {
        var kept = 0;
        foreach (var pair in CollectionsMarshal.AsSpan(pairs))
        {
            if (pair.Score > BoundOf(pair.Need))
                pairs[kept++] = pair;
        }

        CollectionsMarshal.SetCount(pairs, kept);
    }

    private int Best(PoolSnapshot pool, in NeedRow need, int k)
    {
        if (_best.Length < k)
            _best = new RankedCandidate[k];
        var found = scorer.TopK(pool, need, _best.AsSpan(0, k));
        _list.Clear();
        foreach (ref readonly var candidate in _best.AsSpan(0, found))
            _list.Add(new(candidate.Row, candidate.Score));
        return found < k ? AbsentScore.None : _best[k - 1].Score;
    }

    // Who scores 0 adds nothing to any total.
    private int All(PoolSnapshot pool, in NeedRow need)
    {
        if (_all.Length < pool.RowCapacity)
            (_all, _noPrices) = (new PricedRow[pool.RowCapacity], new int[pool.RowCapacity]);
        var found = scorer.Price(pool, need, 0, _noPrices, _all);
        _list.Clear();
        foreach (var pair in _all.AsSpan(0, found))
            _list.Add(new(pair.Row, pair.Score));
        return 0;
    }
}
