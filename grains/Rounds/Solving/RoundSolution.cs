namespace Matching.Grains.Rounds;

/// <param name="Chosen">Places by need, best pair first.</param>
/// <param name="NeedPrices">In 1 / <paramref name="PriceUnit"/> points, like all prices.</param>
/// <param name="PlacePrices">By number in the roster.</param>
/// <param name="Bound">Proven over all eligible pairs by the prices.</param>
/// <param name="WithoutTerms">The largest total without quotas and promises.</param>
/// <param name="IsProven">The bound was checked, and the total reaches it.</param>
/// <param name="Terms">Null where quotas and promises cost nothing: the prices then prove the total without them.</param>
internal sealed record RoundSolution(
    int[][] Chosen,
    int[] NeedPrices,
    int[] PlacePrices,
    int PriceUnit,
    long Total,
    long Bound,
    long WithoutTerms,
    int PricingPasses,
    bool IsProven,
    Standing Standing,
    BoundTerms? Terms)
{
    public static RoundSolution Of(RoundProblem problem, FreeOptimum free, Standing standing) => new(
        [.. Enumerable.Range(0, problem.Wanted.Length).Select(need => free.Optimum.ChosenFor(need).ToArray())],
        free.Optimum.NeedPrices.ToArray(),
        free.Optimum.VolunteerPrices.ToArray(),
        1,
        free.Total,
        free.Total,
        free.Total,
        free.Passes,
        free.IsProven,
        standing,
        null);
}

/// <summary>What each member would have alone and is promised; empty where the goal promises nothing.</summary>
internal sealed record Standing(int[] Alone, int[] Promised, bool CreditsProven)
{
    public static Standing None { get; } = new([], [], true);
}

/// <param name="PromisePrices">By member.</param>
/// <param name="QuotaPrices">By quota of the basis.</param>
/// <param name="OpenQuotas">Those that keep the gap open.</param>
internal sealed record BoundTerms(int[] PromisePrices, int[] QuotaPrices, IReadOnlyList<int> OpenQuotas);
