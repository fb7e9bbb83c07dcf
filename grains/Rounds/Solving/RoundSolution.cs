using Matching.Core.Assignment;

namespace Matching.Grains.Rounds;

/// <param name="Chosen">Places by need with what they are worth, best pair first.</param>
/// <param name="NeedPrices">In 1 / <paramref name="PriceUnit"/> points, like all prices.</param>
/// <param name="PlacePrices">By number in the roster.</param>
/// <param name="Bound">Proven over all eligible pairs by the prices, or by <see cref="Parts"/>.</param>
/// <param name="PricingPasses">Of all solves.</param>
/// <param name="IsProven">The bound was checked, and the total reaches it.</param>
/// <param name="Free">The optimum without quotas and promises.</param>
/// <param name="Terms">Null where quotas and promises cost nothing: the prices then prove the total without them.</param>
internal sealed record RoundSolution(
    Candidate[][] Chosen,
    int[] NeedPrices,
    int[] PlacePrices,
    int PriceUnit,
    long Total,
    long Bound,
    int PricingPasses,
    bool IsProven,
    FreeOptimum Free,
    Standing Standing,
    BoundTerms? Terms)
{
    /// <summary>Where proposals of one volunteer would not fit together: how all choices were divided. Empty where they fit.</summary>
    public IReadOnlyList<BundleNode<RoundSolution>> Parts { get; init; } = [];

    /// <summary>The largest total without quotas and promises, as if all proposals fitted together.</summary>
    public long WithoutTerms => Free.Total;

    public bool IsBoundProven => Free.IsProven;

    public static RoundSolution Of(RoundProblem problem, FreeOptimum free, Standing standing) => new(
        [.. Enumerable.Range(0, problem.Wanted.Length).Select(need => free.Chosen(need).ToArray())],
        free.Optimum.NeedPrices.ToArray(),
        free.Optimum.VolunteerPrices.ToArray(),
        1,
        free.Total,
        free.Total,
        free.Passes,
        free.IsProven,
        free,
        standing,
        null);

    /// <summary>The same proof beside another choice.</summary>
    public RoundSolution With(RoundProblem problem, IReadOnlyList<PricedPair> chosen) =>
        this with { Chosen = ByNeed(problem, chosen), Total = chosen.Sum(pair => (long)pair.Score) };

    public static Candidate[][] ByNeed(RoundProblem problem, IEnumerable<PricedPair> chosen)
    {
        var byNeed = chosen.ToLookup(pair => pair.Need, pair => new Candidate(pair.Volunteer, pair.Score));
        return [.. Enumerable.Range(0, problem.Wanted.Length).Select(need => byNeed[need].ToArray())];
    }

    /// <summary>What is proven without quotas and promises bounds every choice.</summary>
    public RoundSolution WithoutTermsOf(RoundProblem problem) => Of(problem, Free, Standing) with { PricingPasses = PricingPasses };

    public IReadOnlyList<PricedPair> Pairs() => [.. Chosen.SelectMany((row, need) => row.Select(pair => new PricedPair(need, pair.Volunteer, pair.Score)))];
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
