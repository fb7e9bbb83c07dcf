using Matching.Contracts.Pool;
using Matching.Core.Assignment;

namespace Matching.Grains.Rounds;

/// <summary>Asks all rosters for the pairs that a set of prices does not yet rule out; each answers for its volunteers, the best of all answers count.</summary>
internal sealed class ShardPricing(RoundProblem problem, IRoundPool pool)
{
    /// <param name="query">Prices in points.</param>
    /// <param name="costs">What homes cost beside the prices; scores are answered with it taken off.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<List<PricedPair>> Find(PricingQuery query, HomeCosts costs, CancellationToken cancellationToken)
    {
        // Needs beyond the round's own are the surplus of type limits: nobody else can fill those.
        var count = problem.Wanted.Length;
        ImmutableArray<int> needs = [.. query.Needs.ToArray().Where(n => n < count)];
        var answers = await Ask(needs, [.. query.NeedPrices.Span[..count]], query.VolunteerPrices, query.MaxPairsPerNeed + problem.Restriction.MostRefused, costs.Points, [], cancellationToken);
        var found = new List<PricedPair>();
        foreach (var need in needs)
        {
            var pairs = problem.Roster.Merge(answers, need, problem.Basis.Query.Needs[need].Type);
            problem.Charge(pairs, need, costs);
            pairs.Sort((a, b) => Profit(b).CompareTo(Profit(a)) is var order and not 0 ? order : a.Volunteer.CompareTo(b.Volunteer));
            found.AddRange(pairs.Take(query.MaxPairsPerNeed).Select(p => new PricedPair(need, p.Volunteer, p.Score)));
        }

        return found;

        int Profit(Candidate candidate) => candidate.Score - query.VolunteerPrices.Span[candidate.Volunteer];
    }

    /// <summary>The answers as they come, of each roster at most <paramref name="limit"/> a need.</summary>
    public Task<ShardScores[]> Ask(
        ImmutableArray<int> needs, ImmutableArray<int> needPrices, ReadOnlyMemory<int> prices, int limit, ImmutableArray<int> homePrices, ImmutableArray<int> reliefs, CancellationToken cancellationToken)
    {
        var passes = pool.Rosters.Select((_, i) =>
        {
            var (rows, types) = problem.Roster.PricesOf(i, prices.Span);
            return new PricingPass(needs, needPrices, rows, types, limit, homePrices, problem.Basis.ClassOfNeed, reliefs);
        });
        return pool.Price([.. passes], cancellationToken);
    }
}
