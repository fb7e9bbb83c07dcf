using Matching.Core.Assignment;

namespace Matching.Grains.Rounds;

/// <summary>
/// Finds pairs outside a graph that the prices of its solve under terms do not rule out: <c>score + promise &gt; need + place + quota + home-first</c>.
/// Shards reckon in whole points. They are asked with each price rounded down, and what comes back is judged in full.
/// </summary>
internal sealed class TermsPricing(RoundProblem problem, IRoundPool pool, HomeCosts costs)
{
    /// <summary>Pairs asked for beyond the largest number wanted, and by how much more is asked for where that does not decide.</summary>
    private const int PairsBeyondCount = 32, Growth = 8;

    private readonly RoundBasis basis = problem.Basis;
    private readonly QuotaIndex quotas = new(problem.Basis);

    /// <summary>The last answer left nothing out.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Adds what is missing to a graph; false if nothing is. What is added does not depend on how the pool is split.</summary>
    public async Task<bool> Extend(TermsGraph rows, TermsPrices prices, CancellationToken cancellationToken)
    {
        var (added, limit) = (false, PairsBeyondCount + problem.Wanted.DefaultIfEmpty().Max());
        var needs = Enumerable.Range(0, problem.Wanted.Length).Where(need => (long)rows.Absent[need] * prices.Unit > Net(need, prices)).ToImmutableArray();
        var covers = quotas.Covers.Prices(prices.Quotas);
        var points = InPoints(prices, covers);
        for (; !needs.IsEmpty; limit *= Growth)
        {
            var answers = await new ShardPricing(problem, pool).Ask(needs, points.Needs, points.Places, limit, points.Homes, points.Reliefs, cancellationToken);
            var undecided = ImmutableArray.CreateBuilder<int>();
            foreach (var need in needs)
            {
                var found = problem.Roster.Merge(answers, need, basis.Query.Needs[need].Type);
                var mayBeMore = found.Count >= limit;
                Cut(found, limit, pair => pair.Score - points.CostOf(need, basis.ClassOfNeed[need], pair.Volunteer, problem.Homes[pair.Volunteer]));
                problem.Charge(found, need, costs);
                var isNew = false;
                foreach (var pair in found.Where(pair => Margin(need, pair, prices, covers) > 0))
                    isNew |= rows.Add(need, pair);
                added |= isNew;
                if (!isNew && mayBeMore)
                    undecided.Add(need);
            }

            needs = undecided.ToImmutable();
        }

        IsComplete = !added;
        return added;
    }

    /// <summary>Leaves the pairs that a single shard would have named: those of the largest profit, ties by volunteer.</summary>
    private static void Cut(List<Candidate> pairs, int limit, Func<Candidate, int> profit)
    {
        if (pairs.Count <= limit)
            return;
        var best = pairs.OrderByDescending(profit).ThenBy(pair => pair.Volunteer).Take(limit).ToList();
        pairs.Clear();
        pairs.AddRange(best);
    }

    private PointPrices InPoints(TermsPrices prices, int[] covers)
    {
        var (needs, reliefs) = (new int[problem.Wanted.Length], new int[problem.Wanted.Length]);
        for (var need = 0; need < needs.Length; need++)
        {
            var net = Net(need, prices);
            (needs[need], reliefs[need]) = net >= 0 ? (net / prices.Unit, 0) : (0, (-net + prices.Unit - 1) / prices.Unit);
        }

        return new([.. needs], [.. prices.Places.Select(price => price / prices.Unit)], HomePrices(prices.Unit, covers), [.. reliefs], basis.Members.Length);
    }

    /// <summary>In points: what quotas and home-first cost, by class and home.</summary>
    private ImmutableArray<int> HomePrices(int unit, int[] covers)
    {
        var members = basis.Members.Length;
        var points = new int[basis.Classes * members];
        for (var place = 0; place < points.Length; place++)
        {
            var (@class, home) = (place / members, place % members);
            points[place] = costs.Of(@class, home) + QuotaPrice(@class, home, covers) / unit;
        }

        return [.. points];
    }

    private int Net(int need, TermsPrices prices) => prices.Needs[need] - prices.Promises[problem.Municipalities[need]];

    /// <summary>What a pair, home-first taken off, is worth beyond its prices, in parts of a point.</summary>
    private long Margin(int need, Candidate pair, TermsPrices prices, int[] covers) =>
        (long)pair.Score * prices.Unit - Net(need, prices) - prices.Places[pair.Volunteer] - QuotaPrice(basis.ClassOfNeed[need], problem.Homes[pair.Volunteer], covers);

    /// <summary>The least of the quotas that the pair could count against.</summary>
    private int QuotaPrice(int @class, int home, int[] covers) => quotas.Find(@class, home) is >= 0 and var cover ? covers[cover] : 0;
}

/// <summary>Prices rounded down to whole points, as shards reckon with them.</summary>
/// <param name="Needs">By need.</param>
/// <param name="Places">By number in the roster.</param>
/// <param name="Homes">By class and home.</param>
/// <param name="Reliefs">By need: what its volunteers cost less, down to 0.</param>
/// <param name="Members">Homes of a class.</param>
internal sealed record PointPrices(ImmutableArray<int> Needs, int[] Places, ImmutableArray<int> Homes, ImmutableArray<int> Reliefs, int Members)
{
    public int CostOf(int need, int @class, int place, int home) => Math.Max(0, Places[place] + Homes[(@class * Members) + home] - Reliefs[need]);
}
