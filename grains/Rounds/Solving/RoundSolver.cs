using Matching.Contracts.Pool;
using Matching.Grains.Ports;
using FairnessGoal = Matching.Contracts.Regions.FairnessGoal;

namespace Matching.Grains.Rounds;

/// <summary>
/// Solves a round. First without quotas and promises: where that keeps them all, it is the answer, and its proof is theirs, because terms can only lower the
/// best total. Otherwise <see cref="TermsSolver"/>.
/// </summary>
internal sealed class RoundSolver(RoundProblem problem, IRoundPool pool, IComputePool compute)
{
    private readonly RoundBasis basis = problem.Basis;

    public async Task<RoundSolution> Solve(IReadOnlyList<ShardScores> scores, CancellationToken cancellationToken)
    {
        var k = basis.Request.CandidatesPerNeed;
        var costs = HomeCosts.HomeFirst(basis);
        var free = await new FreeSolver(problem, pool, compute).Solve(scores, k, costs, cancellationToken);
        if (basis.Fairness == FairnessGoal.None)
            return KeepsQuotas(free) ? RoundSolution.Of(problem, free, Standing.None) : await Terms(free, null, costs, cancellationToken);

        var alone = await new FreeSolver(problem, pool, compute).Solve(scores, k, HomeCosts.Alone(basis), cancellationToken);
        var least = Placements(alone);
        if (basis.Fairness == FairnessGoal.NotWorseThanAlone && KeepsQuotas(free) && Placements(free).Zip(least).All(p => p.First >= p.Second))
            return RoundSolution.Of(problem, free, new(least, least, true));
        return await Terms(free, alone, costs, cancellationToken);
    }

    private async Task<RoundSolution> Terms(FreeOptimum free, FreeOptimum? alone, HomeCosts costs, CancellationToken cancellationToken)
    {
        var rows = new TermsGraph(problem, free, alone);
        var credits = new CreditPairs(problem, pool, costs, rows);
        await credits.Begin(cancellationToken);
        return await new TermsSolver(problem, pool, compute, costs).Solve(rows, free, alone is null ? null : Placements(alone), credits, cancellationToken);
    }

    private bool KeepsQuotas(FreeOptimum free)
    {
        var quotaOf = new QuotaIndex(basis);
        var left = basis.Quotas.Select(q => q.Free).ToArray();
        for (var need = 0; need < problem.Wanted.Length; need++)
        {
            foreach (var place in free.Optimum.ChosenFor(need))
            {
                if (quotaOf.Find(basis.ClassOfNeed[need], problem.Homes[place]) is >= 0 and var quota && --left[quota] < 0)
                    return false;
            }
        }

        return true;
    }

    private int[] Placements(FreeOptimum solved)
    {
        var placements = new int[basis.Members.Length];
        for (var need = 0; need < problem.Wanted.Length; need++)
            placements[problem.Municipalities[need]] += solved.Optimum.ChosenFor(need).Length;
        return placements;
    }
}
