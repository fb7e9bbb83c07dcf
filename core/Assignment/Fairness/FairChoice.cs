namespace Matching.Core.Assignment;

/// <summary>A choice that keeps all terms.</summary>
/// <param name="Chosen">Positions of the chosen pairs in the graph, by need.</param>
/// <param name="Total">Sum of their scores, in points.</param>
/// <param name="Allowed">The pairs it was chosen from: of each quota no more than its limit. Null where no quota binds.</param>
internal sealed record FairChoice(List<int> Chosen, long Total, bool[]? Allowed);

/// <summary>A proof that no choice that keeps the terms totals more than <see cref="Value"/>, in 1 / <see cref="FairNetwork.PriceUnit"/> points.</summary>
internal sealed record FairBound(long Value, int[] NeedPrices, int[] VolunteerPrices, int[] PromisePrices, int[] QuotaPrices);
