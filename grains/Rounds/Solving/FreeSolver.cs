using Matching.Contracts.Pool;
using Matching.Core.Assignment;
using Matching.Core.Certificates;
using Matching.Grains.Ports;

namespace Matching.Grains.Rounds;

/// <summary>
/// The optimum over all eligible pairs by column generation: solve the graph of the best candidates, ask for the pairs left out that would improve it at
/// the present prices, add them, and end when there is none. It knows capacities and what homes cost, no quotas and no promises.
/// </summary>
internal sealed class FreeSolver(RoundProblem problem, IRoundPool pool, IComputePool compute)
{
    public async Task<FreeOptimum> Solve(IReadOnlyList<ShardScores> scores, int k, HomeCosts costs, CancellationToken cancellationToken)
    {
        var pricing = new ShardPricing(problem, pool);
        var columns = new ColumnGeneration();
        var start = problem.Graph(scores, k, costs);
        await Step(columns, () => columns.Start(start, cancellationToken), cancellationToken);
        while (columns.NextQuery() is { } query)
        {
            var improving = await pricing.Find(query, costs, cancellationToken);
            await Step(columns, () => columns.Add(improving), cancellationToken);
        }

        var (graph, optimum) = (columns.ToGraph(), columns.ToAssignment());
        var isProven = columns.IsProven && CertificateChecker.Check(graph.ToProblem(), optimum.ToCertificate()).Count == 0;
        return new(graph, optimum, start.AbsentScores.ToArray(), optimum.Total - (long)TypeLimits.Worth * problem.Limits.Surplus, columns.Passes, isProven);
    }

    private Task<bool> Step(ColumnGeneration columns, Action work, CancellationToken cancellationToken) => compute.Run(
        _ =>
        {
            work();
            return columns.IsProven;
        },
        cancellationToken);
}

/// <param name="Absent">For each need a bound on what pairs outside the first graph score.</param>
/// <param name="Total">Points of the round's own needs, without the surplus of type limits.</param>
/// <param name="IsProven">The certificate was checked, and no eligible pair outside the graph improves the total.</param>
internal sealed record FreeOptimum(CandidateGraph Graph, OptimalAssignment Optimum, int[] Absent, long Total, int Passes, bool IsProven)
{
    /// <summary>The pairs chosen for a need with what they are worth.</summary>
    public IEnumerable<Candidate> Chosen(int need)
    {
        var chosen = Optimum.ChosenFor(need).ToArray();
        for (var pair = Graph.Offsets[need]; pair < Graph.Offsets[need + 1]; pair++)
        {
            if (chosen.Contains(Graph.Volunteers[pair]))
                yield return new(Graph.Volunteers[pair], Graph.Scores[pair]);
        }
    }
}
