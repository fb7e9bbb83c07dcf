using Matching.Contracts.Pool;
using Matching.Core.Assignment;
using Matching.Grains.Ports;
using FairnessGoal = Matching.Contracts.Regions.FairnessGoal;

namespace Matching.Grains.Rounds;

/// <summary>
/// Solves a round. First as if every pair took one place: where proposals of each volunteer fit together, that is the answer. Otherwise it is a bound, and
/// <see cref="BundleSearch{TProof}"/> finds the best choice that fits. Promises are kept by taking out what does not fit and solving again: the bound then
/// stays that of the whole, for a part of all choices need not be able to keep them.
/// </summary>
internal sealed class RoundSolver(RoundProblem problem, RosterRows rows, IRoundPool pool, IComputePool compute)
{
    private readonly BundleRules rules = new(problem, rows);

    public async Task<RoundSolution> Solve(IReadOnlyList<ShardScores> scores, CancellationToken cancellationToken)
    {
        var alone = problem.Basis.Fairness == FairnessGoal.None ? null : await Alone(scores, cancellationToken);
        var relaxation = new RelaxedSolver(problem, pool, compute, scores, alone);
        var search = new BundleSearch<RoundSolution>(rules, relaxation);
        var whole = await relaxation.SolveAsync(BundleRestriction.None, cancellationToken);
        return alone is null ? Best(await search.RunAsync(whole, cancellationToken)) : await Promised(search, whole, alone, cancellationToken);
    }

    /// <summary>Alone, too, each volunteer takes only what fits.</summary>
    private async Task<AloneChoice> Alone(IReadOnlyList<ShardScores> scores, CancellationToken cancellationToken)
    {
        var relaxation = new FreeRelaxation(problem, pool, compute, scores, HomeCosts.Alone(problem.Basis));
        var relaxed = await relaxation.SolveAsync(BundleRestriction.None, cancellationToken);
        return new(problem, (await new BundleSearch<FreeOptimum>(rules, relaxation).RunAsync(relaxed, cancellationToken)).Chosen);
    }

    private RoundSolution Best(BundleAnswer<RoundSolution> answer)
    {
        var whole = answer.Nodes[0].Proof;
        if (answer.Nodes is [{ Undecided: [] }])
            return whole;
        return whole.With(problem, answer.Chosen) with
        {
            Bound = answer.Bound,
            IsProven = answer.Bound == answer.Total && answer.Nodes.All(node => node.Proof.IsBoundProven),
            PricingPasses = answer.Nodes.Sum(node => node.Proof.PricingPasses),
            Parts = answer.Nodes,
        };
    }

    private async Task<RoundSolution> Promised(
        BundleSearch<RoundSolution> search, RelaxedChoice<RoundSolution> whole, AloneChoice alone, CancellationToken cancellationToken)
    {
        var fitting = await search.DiveAsync(whole, alone.Pairs, int.MaxValue, cancellationToken);
        if (ReferenceEquals(fitting, whole))
            return whole.Proof;
        // What was promised over all pairs may be more than can be kept here; then only the bound without promises holds.
        var bound = fitting.Proof.Standing.Promised.SequenceEqual(whole.Proof.Standing.Promised) ? whole.Proof : whole.Proof.WithoutTermsOf(problem);
        return bound.With(problem, fitting.Chosen) with
        {
            Standing = fitting.Proof.Standing with { CreditsProven = problem.Basis.Fairness == FairnessGoal.NotWorseThanAlone },
            IsProven = bound.Bound == fitting.Total && bound.IsBoundProven,
            Parts = [new(-1, 0, BundleRestriction.None, bound.Bound, bound) { Undecided = search.Conflict(whole) }],
        };
    }
}
