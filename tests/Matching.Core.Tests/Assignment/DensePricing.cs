using Matching.Core.Assignment;

namespace Matching.Core.Tests.Assignment;

/// <summary>All eligible pairs of a problem, and pricing by looking at every one of them.</summary>
internal sealed class DensePricing(CandidateGraph all) : IPairPricing
{
    public int Passes { get; private set; }

    public IEnumerable<(int Need, int Volunteer, int Score)> Eligible()
    {
        for (var n = 0; n < all.NeedCount; n++)
        {
            for (var pair = all.Offsets[n]; pair < all.Offsets[n + 1]; pair++)
                yield return (n, all.Volunteers[pair], all.Scores[pair]);
        }
    }

    /// <summary>The best <paramref name="k"/> of each need, with the bound that a full list gives.</summary>
    public CandidateGraph Best(int k, bool withBounds)
    {
        var builder = new CandidateGraphBuilder(all.Capacities);
        for (var n = 0; n < all.NeedCount; n++)
        {
            Candidate[] row = [.. Eligible().Where(e => e.Need == n).Select(e => new Candidate(e.Volunteer, e.Score))];
            var bound = row.Length <= k ? AbsentScore.None : row[k].Score;
            builder.AddNeed(all.Counts[n], row.AsSpan(0, Math.Min(k, row.Length)), withBounds ? bound : AbsentScore.Unknown);
        }

        return builder.Build();
    }

    public ValueTask<IReadOnlyList<PricedPair>> FindImprovingPairsAsync(PricingQuery query, CancellationToken cancellationToken)
    {
        Passes++;
        var asked = query.Needs.ToArray().ToHashSet();
        PricedPair[] found =
        [
            .. Eligible()
                .Where(e => asked.Contains(e.Need) && e.Score > query.NeedPrices.Span[e.Need] + query.VolunteerPrices.Span[e.Volunteer])
                .GroupBy(e => e.Need)
                .SelectMany(g => g.OrderByDescending(e => e.Score - query.VolunteerPrices.Span[e.Volunteer]).ThenBy(e => e.Volunteer).Take(query.MaxPairsPerNeed))
                .Select(e => new PricedPair(e.Need, e.Volunteer, e.Score)),
        ];
        return new(found);
    }
}
