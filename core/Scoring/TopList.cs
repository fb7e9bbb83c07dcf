using System.Runtime.CompilerServices;

namespace Matching.Core;

/// <summary>The k best offers so far, best first, in memory of the caller. Ids are compared only where scores tie.</summary>
internal unsafe struct TopList(TopList.Entry* entries, int k, ReadOnlyMemory<UInt128> excluded) : IScoreSink
{
    private readonly ReadOnlyMemory<UInt128> _excluded = excluded;
    private int _count;

    public int Floor { get; private set; }

    public readonly int Count => _count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Offer(UInt128* id, int row, int score)
    {
        if (score >= Floor)
            Insert(id, row, score);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Insert(UInt128* id, int row, int score)
    {
        if (_count == k && score == Floor && *id > *entries[k - 1].Id)
            return;
        if (!_excluded.IsEmpty && _excluded.Span.Contains(*id))
            return;
        var place = _count == k ? k - 1 : _count++;
        for (; place > 0 && (entries[place - 1].Score < score || (entries[place - 1].Score == score && *id < *entries[place - 1].Id)); place--)
            entries[place] = entries[place - 1];
        entries[place] = new Entry(id, score, row);
        if (_count == k)
            Floor = entries[k - 1].Score;
    }

    public readonly int CopyTo(Span<RankedCandidate> best, int priority)
    {
        for (var i = 0; i < _count; i++)
            best[i] = new(*entries[i].Id, entries[i].Score + priority, entries[i].Row);
        return _count;
    }

    internal readonly struct Entry(UInt128* id, int score, int row)
    {
        public readonly UInt128* Id = id;
        public readonly int Score = score;
        public readonly int Row = row;
    }
}
