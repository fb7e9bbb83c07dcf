namespace Matching.Core;

/// <summary>An eligible volunteer that pricing found for a need: the row in the snapshot and the score.</summary>
public readonly record struct PricedRow(int Row, int Score);

public sealed unsafe partial class Scorer
{
    /// <summary>
    /// Finds the eligible volunteers whose score exceeds <paramref name="needPrice"/> plus the volunteer's price: the pairs of positive reduced profit that a
    /// candidate graph may lack. Finding none proves that no eligible pair of the need was left out.
    /// </summary>
    /// <param name="pool">The snapshot to price.</param>
    /// <param name="need">The need; its exclusions apply and its priority is part of the score.</param>
    /// <param name="needPrice">The need's dual price, at least 0.</param>
    /// <param name="volunteerPrices">The volunteers' dual prices by row, at least 0; one for each row of the pool.</param>
    /// <param name="found">Takes those of largest score - volunteer price, ties by ascending id; when it comes back full there may be more.</param>
    /// <returns>How many were written.</returns>
    /// <exception cref="MatchingInputException">The need is out of range, a buffer is too short, or the need's price is negative.</exception>
    public int Price(PoolSnapshot pool, in NeedRow need, int needPrice, ReadOnlySpan<int> volunteerPrices, Span<PricedRow> found)
    {
        RowLimits.Check(need, Sharing);
        MatchingInputException.ThrowUnlessInRange(needPrice, 0, int.MaxValue, "needPrice");
        MatchingInputException.ThrowUnless(!found.IsEmpty, "found", "the buffer is empty", "Pass room for at least one pair");
        MatchingInputException.ThrowUnless(
            volunteerPrices.Length >= pool.RowCapacity, "volunteerPrices", "there are fewer prices than rows", "Pass one price for each row of the pool");
        var plan = PlanOf(pool, need);
        int count;
        fixed (int* prices = volunteerPrices)
        fixed (PricedRow* start = found)
        {
            var list = new PricedList(pool, needPrice - plan->Priority, prices, start, found.Length, need.Excluded);
            Run(pool, need, plan, ref list);
            count = list.Count;
        }

        for (var i = 0; i < count; i++)
            found[i] = found[i] with { Score = found[i].Score + plan->Priority };
        return count;
    }
}
