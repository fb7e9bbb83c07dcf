namespace Matching.Core;

/// <summary>Collects the pairs whose score exceeds both prices.</summary>
internal unsafe struct PricedPairs(int needPrice, int* prices, int priority, PricedPair* found, int capacity, ReadOnlyMemory<UInt128> excluded) : IScoreSink
{
    private readonly ReadOnlyMemory<UInt128> _excluded = excluded;

    public readonly int Floor => needPrice + 1;

    public int Count { get; private set; }

    public void Offer(UInt128* id, int row, int score)
    {
        if (score - needPrice <= prices[row] || _excluded.Span.Contains(*id))
            return;
        if (Count < capacity)
            found[Count] = new(row, score + priority);
        Count++;
    }
}
