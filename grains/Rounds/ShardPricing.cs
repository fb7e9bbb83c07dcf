using Matching.Core.Assignment;

namespace Matching.Grains.Rounds;

/// <summary>Asks all shards for the pairs that a set of prices does not yet rule out; each answers for its volunteers, the best of all answers count.</summary>
internal sealed class ShardPricing(RoundInputs inputs, Roster roster)
{
    public async Task<List<PricedPair>> Find(PricingQuery query, CancellationToken cancellationToken)
    {
        // Needs beyond the round's own are the surplus of type limits: nobody else can fill those.
        var count = inputs.Query.Needs.Length;
        ImmutableArray<int> needs = [.. query.Needs.ToArray().Where(n => n < count)];
        ImmutableArray<int> needPrices = [.. query.NeedPrices.Span[..count]];
        var answers = await Task.WhenAll(inputs.Shards.Select((shard, i) =>
        {
            var (rows, types) = roster.PricesOf(i, query.VolunteerPrices.Span);
            return shard.Price(inputs.Round, new(needs, needPrices, rows, types, query.MaxPairsPerNeed), cancellationToken);
        }));
        var found = new List<PricedPair>();
        foreach (var need in needs)
        {
            var pairs = roster.Merge(answers, need, inputs.Query.Needs[need].Type);
            pairs.Sort((a, b) => Profit(b).CompareTo(Profit(a)) is var order and not 0 ? order : a.Volunteer.CompareTo(b.Volunteer));
            found.AddRange(pairs.Take(query.MaxPairsPerNeed).Select(p => new PricedPair(need, p.Volunteer, p.Score)));
        }

        return found;

        int Profit(Candidate candidate) => candidate.Score - query.VolunteerPrices.Span[candidate.Volunteer];
    }
}
