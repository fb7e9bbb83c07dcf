namespace Matching.Core;

/// <summary>
/// The offers that exceed both prices, at most as many as fit in memory of the caller: those of largest score - volunteer price, ties by id, best first.
/// </summary>
internal unsafe struct PricedList(PoolSnapshot pool, int needPrice, int* prices, PricedRow* found, int capacity, ReadOnlyMemory<UInt128> excluded) : IScoreSink
{
    private readonly ReadOnlyMemory<UInt128> _excluded = excluded;

    // No price is negative, so a score that does not exceed the smallest profit wanted cannot qualify.
    public int Floor { get; private set; } = Math.Max(0, needPrice + 1);

    public int Count { get; private set; }

    public void Offer<TKernels>(ulong* keys, ulong* end)
        where TKernels : struct, IKernels
    {
        for (; keys < end; keys++)
            Insert(ScoreKey.Row(*keys), ScoreKey.Score(*keys));
    }

    private void Insert(int row, int score)
    {
        var profit = score - prices[row];
        if (profit <= needPrice || (!_excluded.IsEmpty && _excluded.Span.Contains(pool.IdAt(row))))
            return;
        var place = Count;
        if (Count == capacity)
        {
            if (!IsBefore(profit, row, found[capacity - 1]))
                return;
            place--;
        }
        else
        {
            Count++;
        }

        for (; place > 0 && IsBefore(profit, row, found[place - 1]); place--)
            found[place] = found[place - 1];
        found[place] = new(row, score);
        if (Count == capacity)
            Floor = Math.Max(Floor, Profit(found[capacity - 1]));
    }

    private readonly bool IsBefore(int profit, int row, in PricedRow other) =>
        profit != Profit(other) ? profit > Profit(other) : pool.IdAt(row) < pool.IdAt(other.Row);

    private readonly int Profit(in PricedRow pair) => pair.Score - prices[pair.Row];
}
