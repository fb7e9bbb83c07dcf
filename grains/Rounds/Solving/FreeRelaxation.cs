using Matching.Contracts.Pool;
using Matching.Core.Assignment;
using Matching.Grains.Ports;

namespace Matching.Grains.Rounds;

/// <summary>The optimum without quotas and promises, where each pair takes one place and nothing else of a volunteer.</summary>
internal sealed class FreeRelaxation(RoundProblem problem, IRoundPool pool, IComputePool compute, IReadOnlyList<ShardScores> scores, HomeCosts costs) : IBundleRelaxation<FreeOptimum>
{
    public async Task<RelaxedChoice<FreeOptimum>> SolveAsync(BundleRestriction restriction, CancellationToken cancellationToken)
    {
        var free = await new FreeSolver(problem.Under(restriction), pool, compute).Solve(scores, problem.Basis.Request.CandidatesPerNeed, costs, cancellationToken);
        return new(free.Total, [.. Enumerable.Range(0, problem.Wanted.Length).SelectMany(need => free.Chosen(need).Select(pair => new PricedPair(need, pair.Volunteer, pair.Score)))], free);
    }
}
