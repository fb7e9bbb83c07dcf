using Matching.Contracts.Pool;
using Matching.Core.Assignment;
using Matching.Grains.Ports;
using FairnessGoal = Matching.Contracts.Regions.FairnessGoal;

namespace Matching.Grains.Rounds;

/// <summary>
/// Solves a round, or a part of it, as if proposals of one volunteer always fitted together. First without quotas and promises: where that keeps them all, it is
/// the answer, and its proof is theirs, because terms can only lower the best total. Otherwise <see cref="TermsSolver"/>.
/// </summary>
/// <param name="alone">What members would do alone; null where nothing is promised.</param>
internal sealed class RelaxedSolver(RoundProblem whole, IRoundPool pool, IComputePool compute, IReadOnlyList<ShardScores> scores, AloneChoice? alone) : IBundleRelaxation<RoundSolution>
{
    private readonly RoundBasis basis = whole.Basis;
    private readonly HomeCosts costs = HomeCosts.HomeFirst(whole.Basis);

    public async Task<RelaxedChoice<RoundSolution>> SolveAsync(BundleRestriction restriction, CancellationToken cancellationToken)
    {
        var problem = whole.Under(restriction);
        var free = await new FreeSolver(problem, pool, compute).Solve(scores, basis.Request.CandidatesPerNeed, costs, cancellationToken);
        var solution = KeepsTerms(free) ? RoundSolution.Of(problem, free, Standing()) : await Terms(problem, free, cancellationToken);
        return new(solution.Bound, solution.Pairs(), solution);
    }

    private Standing Standing() => alone is null ? Rounds.Standing.None : new(alone.Placements, alone.Placements, true);

    private bool KeepsTerms(FreeOptimum free) =>
        basis.Fairness != FairnessGoal.MaxMinCredits && KeepsQuotas(free) && (alone is null || Placements(free).Zip(alone.Placements).All(p => p.First >= p.Second));

    private async Task<RoundSolution> Terms(RoundProblem problem, FreeOptimum free, CancellationToken cancellationToken)
    {
        var rows = new TermsGraph(problem, free, alone);
        var credits = new CreditPairs(problem, pool, costs, rows);
        await credits.Begin(cancellationToken);
        return await new TermsSolver(problem, pool, compute, costs).Solve(rows, free, alone?.Placements, credits, cancellationToken);
    }

    private bool KeepsQuotas(FreeOptimum free)
    {
        var quotas = new QuotaIndex(basis);
        var spread = new QuotaSpread(quotas.Covers);
        for (var need = 0; need < whole.Wanted.Length; need++)
        {
            foreach (var place in free.Optimum.ChosenFor(need))
            {
                if (quotas.Find(basis.ClassOfNeed[need], whole.Homes[place]) is >= 0 and var cover && !spread.TryAdd(cover))
                    return false;
            }
        }

        return true;
    }

    private int[] Placements(FreeOptimum solved)
    {
        var placements = new int[basis.Members.Length];
        for (var need = 0; need < whole.Wanted.Length; need++)
            placements[whole.Municipalities[need]] += solved.Optimum.ChosenFor(need).Length;
        return placements;
    }
}
