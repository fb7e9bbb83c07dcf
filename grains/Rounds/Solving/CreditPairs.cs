using Matching.Core.Assignment;
using FairnessGoal = Matching.Contracts.Regions.FairnessGoal;

namespace Matching.Grains.Rounds;

/// <summary>
/// The pairs that sharing credits needs beyond those of the largest total: more placements can be promised than that total makes. It begins with the best of each
/// need and adds all pairs of the needs through which somebody who is left out could still get a place, see <see cref="ExchangeReach"/>.
/// </summary>
internal sealed class CreditPairs(RoundProblem problem, IRoundPool pool, HomeCosts costs, TermsGraph rows)
{
    /// <summary>Candidates of each need to begin with: most needs have fewer.</summary>
    private const int First = 256;

    /// <summary>Pairs to which a graph grows at most, about 200 MB; beyond, the credits are those over the pairs it holds, and said not to be proven.</summary>
    private const int MostPairs = 4_000_000;

    private readonly bool areShared = problem.Basis.Fairness == FairnessGoal.MaxMinCredits;

    /// <summary>Needs that have eligible volunteers outside the graph.</summary>
    private readonly bool[] isOpen = new bool[problem.Wanted.Length];

    /// <summary>No pair outside the graph can change who gets how many placements. True where credits are not shared.</summary>
    public bool AreComplete { get; private set; } = true;

    public async Task Begin(CancellationToken cancellationToken)
    {
        if (!areShared)
            return;
        var wide = await pool.Score(First + 1, cancellationToken);
        for (var need = 0; need < isOpen.Length; need++)
            isOpen[need] = !rows.AddBest(wide, need, First, costs);
    }

    /// <summary>Adds what the solved graph lacks; false if nothing is missing, or nothing more may be added.</summary>
    public async Task<bool> Extend(CandidateGraph graph, FairAssignment fair, CancellationToken cancellationToken)
    {
        if (!areShared)
            return false;
        ImmutableArray<int> needs = [.. ExchangeReach.Find(graph, fair.Chosen).Where(need => need < isOpen.Length && isOpen[need])];
        AreComplete = needs.IsEmpty;
        if (AreComplete || rows.PairCount >= MostPairs)
            return false;
        var everybody = pool.Rosters.Max(roster => roster.Free.Length);
        var free = new int[problem.Roster.Seats.Length];
        var answers = await new ShardPricing(problem, pool).Ask(needs, [.. new int[isOpen.Length]], free, everybody, costs.Points, [], cancellationToken);
        foreach (var need in needs)
        {
            rows.AddBest(answers, need, int.MaxValue, costs);
            isOpen[need] = false;
        }

        return true;
    }
}
