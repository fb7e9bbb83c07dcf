using Matching.Bench.Yardstick;
using Matching.Core;
using Matching.Core.Assignment;

namespace Matching.Bench.Assign;

/// <summary>All eligible pairs of a yardstick data set through the scoring kernels. A volunteer's index is its row in the snapshot.</summary>
internal sealed class KernelPricing(PoolSnapshot pool, Scorer scorer, YardstickData data) : IPairPricing
{
    private readonly List<PricedPair> _answer = [];
    private PricedRow[] _found = [];

    /// <summary>Needs searched since the start.</summary>
    public long Searched { get; set; }

    /// <summary>The k best candidates of each need with the bound that a full list gives.</summary>
    public CandidateGraph Best(int k, int threads = 1)
    {
        var best = new RankedCandidate[data.Needs.Length * k];
        var found = new int[data.Needs.Length];
        scorer.TopK(pool, data.Needs, k, best, found, threads);
        var capacities = new int[pool.RowCapacity];
        foreach (var (row, columns) in pool.NumberedRows())
            capacities[row] = columns.Capacity - columns.Active;
        var builder = new CandidateGraphBuilder(capacities);
        for (var need = 0; need < found.Length; need++)
        {
            Candidate[] row = [.. best.AsSpan(need * k, found[need]).ToArray().Select(c => new Candidate(c.Row, c.Score))];
            builder.AddNeed(data.Needs[need].Count, row, row.Length == k ? row[^1].Score : AbsentScore.None);
        }

        return builder.Build();
    }

    public ValueTask<IReadOnlyList<PricedPair>> FindImprovingPairsAsync(PricingQuery query, CancellationToken cancellationToken)
    {
        if (_found.Length < query.MaxPairsPerNeed)
            _found = new PricedRow[query.MaxPairsPerNeed];
        _answer.Clear();
        foreach (var need in query.Needs.Span)
        {
            Searched++;
            var count = scorer.Price(
                pool, data.Needs[need], query.NeedPrices.Span[need], query.VolunteerPrices.Span, _found.AsSpan(0, query.MaxPairsPerNeed));
            foreach (var pair in _found.AsSpan(0, count))
                _answer.Add(new(need, pair.Row, pair.Score));
        }

        return new(_answer);
    }
}
