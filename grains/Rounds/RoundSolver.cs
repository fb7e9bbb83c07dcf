using System.Runtime.InteropServices;
using Matching.Contracts.Pool;
using Matching.Core.Assignment;
using Matching.Core.Certificates;
using Matching.Grains.Ports;

namespace Matching.Grains.Rounds;

/// <summary>
/// The optimum over all eligible pairs by column generation: solve the graph of the best candidates, ask the shards which pairs left out
/// would improve it at the present prices, add them, and end when there is none.
/// </summary>
internal sealed class RoundSolver(RoundInputs inputs, Roster roster, IComputePool compute, TimeProvider time)
{
    public async Task<RoundSolution> Solve(IReadOnlyList<ShardScores> scores, int k, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        int[] wanted = [.. inputs.Query.Needs.Select(n => n.WantedAt(now))];
        var limits = new TypeLimits(roster);
        var pricing = new ShardPricing(inputs, roster);
        var columns = new ColumnGeneration();
        var start = Graph(scores, wanted, limits, k);
        await Step(columns, () => columns.Start(start, cancellationToken), cancellationToken);
        while (columns.NextQuery() is { } query)
        {
            var improving = await pricing.Find(query, cancellationToken);
            await Step(columns, () => columns.Add(improving), cancellationToken);
        }

        var (graph, optimum) = (columns.ToGraph(), columns.ToAssignment());
        var isProven = columns.IsProven && CertificateChecker.Check(graph.ToProblem(), optimum.ToCertificate()).Count == 0;
        return new(optimum, limits, wanted, columns.Passes, isProven);
    }

    private Task<bool> Step(ColumnGeneration columns, Action work, CancellationToken cancellationToken) => compute.Run(
        _ =>
        {
            work();
            return columns.IsProven;
        },
        cancellationToken);

    private CandidateGraph Graph(IReadOnlyList<ShardScores> scores, int[] wanted, TypeLimits limits, int k)
    {
        var places = new int[roster.Seats.Length];
        for (var number = 0; number < places.Length; number++)
            places[number] = roster.Seats[number].Places;
        var graph = new CandidateGraphBuilder(places);
        for (var need = 0; need < wanted.Length; need++)
        {
            var best = roster.Merge(scores, need, inputs.Query.Needs[need].Type);
            if (best.Count > k)
                best.RemoveRange(k, best.Count - k);
            graph.AddNeed(wanted[need], CollectionsMarshal.AsSpan(best), best.Count < k ? AbsentScore.None : best[^1].Score);
        }

        limits.AddSurplus(graph);
        return graph.Build();
    }
}
