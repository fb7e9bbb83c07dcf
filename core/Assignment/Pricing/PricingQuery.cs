namespace Matching.Core.Assignment;

/// <summary>
/// One pricing pass: which pairs outside the candidate graph would still improve the total at these prices?
/// A pair improves when <c>score &gt; NeedPrices[need] + VolunteerPrices[volunteer]</c>.
/// </summary>
public sealed class PricingQuery
{
    /// <summary>The needs to search, ascending. For every other need a bound already shows that no absent pair can improve.</summary>
    public required ReadOnlyMemory<int> Needs { get; init; }

    /// <summary>Price of one unit of each need (all needs of the graph), at least 0.</summary>
    public required ReadOnlyMemory<int> NeedPrices { get; init; }

    /// <summary>Price of one place with each volunteer (all volunteers of the graph), at least 0.</summary>
    public required ReadOnlyMemory<int> VolunteerPrices { get; init; }

    /// <summary>
    /// An answer may stop at this many improving pairs of one need, those of largest <c>score - VolunteerPrices[volunteer]</c>, ties by
    /// volunteer index; the rest are asked for again in the next pass. It exceeds the largest need count and so cannot hide an improvement.
    /// </summary>
    public required int MaxPairsPerNeed { get; init; }
}
