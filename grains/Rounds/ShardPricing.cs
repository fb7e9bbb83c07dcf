using Matching.Core.Assignment;

namespace Matching.Grains.Rounds;

/// <summary>Column generation over the shards: each answers for its volunteers, the best of all answers count.</summary>
internal sealed class ShardPricing(RoundInputs inputs, Roster roster) : IPairPricing
{
    public async ValueTask<IReadOnlyList<PricedPair>> FindImprovingPairsAsync(PricingQuery query, CancellationToken cancellationToken)
    {
        ImmutableArray<int> needs = [.. query.Needs.Span];
        ImmutableArray<int> needPrices = [.. query.NeedPrices.Span];
        var answers = await Task.WhenAll(inputs.Shards.Select((shard, i) =>
            shard.Price(inputs.Round, new(needs, needPrices, roster.ByRow(i, query.VolunteerPrices.Span), query.MaxPairsPerNeed), cancellationToken)));
        var found = new List<PricedPair>();
        foreach (var need in needs)
        {
            var pairs = roster.Merge(answers, need, int.MaxValue);
            pairs.Sort((a, b) => (b.Score - PriceOf(b)).CompareTo(a.Score - PriceOf(a)) is var order and not 0 ? order : a.Volunteer.CompareTo(b.Volunteer));
            found.AddRange(pairs.Take(query.MaxPairsPerNeed).Select(p => new PricedPair(need, p.Volunteer, p.Score)));
        }

        return found;

        int PriceOf(Core.Assignment.Candidate candidate) => query.VolunteerPrices.Span[candidate.Volunteer];
    }
}
