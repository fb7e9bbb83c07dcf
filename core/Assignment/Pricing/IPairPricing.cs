namespace Matching.Core.Assignment;

/// <summary>
/// Enumerates eligible pairs for column generation. Whoever holds the columns implements it: the scoring kernels in one process, or
/// the pool shards of a region (each answers for its volunteers, the answers are concatenated).
/// </summary>
public interface IPairPricing
{
    /// <summary>
    /// Returns every eligible pair of the queried needs with <c>score &gt; need price + volunteer price</c> (at most
    /// <see cref="PricingQuery.MaxPairsPerNeed"/> a need). Pairs that the graph holds already may be among them and are ignored; the
    /// order is free. An empty answer is the proof that no eligible pair was left out.
    /// </summary>
    ValueTask<IReadOnlyList<PricedPair>> FindImprovingPairsAsync(PricingQuery query, CancellationToken cancellationToken);
}
