namespace Matching.Core;

/// <summary>An eligible pair that pricing found: the row of the volunteer and the score.</summary>
public readonly record struct PricedPair(int Row, int Score);

public sealed unsafe partial class Scorer
{
    /// <summary>
    /// Finds every eligible volunteer whose score exceeds <paramref name="needPrice"/> plus the volunteer's price: the pairs with positive reduced profit, which a
    /// candidate graph lacks while its duals do not prove optimality.
    /// </summary>
    /// <param name="pool">The snapshot to price.</param>
    /// <param name="need">The need; its exclusions apply and its priority is part of the score.</param>
    /// <param name="needPrice">The need's dual price.</param>
    /// <param name="volunteerPrices">The volunteers' dual prices by row, none negative; at least <see cref="PoolSnapshot.RowCapacity"/> long.</param>
    /// <param name="pairs">Takes the pairs, in no defined order.</param>
    /// <returns>How many pairs there are; more than <paramref name="pairs"/> holds means that the rest was left out.</returns>
    /// <exception cref="MatchingInputException">The need is out of range or the prices are too few.</exception>
    public int Price(PoolSnapshot pool, in NeedRow need, int needPrice, ReadOnlySpan<int> volunteerPrices, Span<PricedPair> pairs)
    {
        RowLimits.Check(need, Sharing);
        MatchingInputException.ThrowUnless(
            volunteerPrices.Length >= pool.RowCapacity, "volunteerPrices", "there are fewer prices than rows", "Pass one price for each row of the pool");
        var plan = new NeedPlan(need, Policy);
        fixed (int* prices = volunteerPrices)
        fixed (PricedPair* found = pairs)
        {
            var sink = new PricedPairs(needPrice - plan.Priority, prices, plan.Priority, found, pairs.Length, need.Excluded);
            Run(pool, need, plan, ref sink);
            return sink.Count;
        }
    }
}
