using System.Runtime.InteropServices;
using Matching.Contracts.Pool;
using Matching.Core.Assignment;

namespace Matching.Grains.Rounds;

/// <summary>The candidate graph that is solved under terms: it starts with the pairs of the optimum without terms and only grows.</summary>
internal sealed class TermsGraph
{
    private readonly RoundProblem problem;
    private readonly List<Candidate>[] rows;
    private readonly HashSet<(int Need, int Place)> known = [];

    /// <param name="problem">The round.</param>
    /// <param name="free">The optimum without terms.</param>
    /// <param name="alone">What members would do alone: its pairs make the promises possible. Null where nothing is promised.</param>
    public TermsGraph(RoundProblem problem, FreeOptimum free, AloneChoice? alone)
    {
        this.problem = problem;
        rows = [.. problem.Wanted.Select(_ => new List<Candidate>())];
        Absent = free.Absent;
        for (var need = 0; need < rows.Length; need++)
        {
            for (var pair = free.Graph.Offsets[need]; pair < free.Graph.Offsets[need + 1]; pair++)
                Add(need, new(free.Graph.Volunteers[pair], free.Graph.Scores[pair]));
            foreach (var pair in alone?.Of(need) ?? [])
                Add(need, pair);
        }
    }

    /// <summary>For each need a bound on what pairs outside the graph score.</summary>
    public int[] Absent { get; }

    public int RowLength(int need) => rows[need].Count;

    public int PairCount => known.Count;

    /// <summary>Adds the best <paramref name="most"/> of a need; false if the answers name more. What is added does not depend on how the pool is split.</summary>
    public bool AddBest(IReadOnlyList<ShardScores> answers, int need, int most, HomeCosts costs)
    {
        var pairs = problem.Roster.Merge(answers, need, problem.Basis.Query.Needs[need].Type);
        var isAll = pairs.Count <= most;
        if (!isAll)
            pairs.RemoveRange(most, pairs.Count - most);
        problem.Charge(pairs, need, costs);
        pairs.ForEach(pair => Add(need, pair));
        return isAll;
    }

    /// <summary>False where the graph holds the pair already. A pair worth nothing is no placement that could be promised.</summary>
    public bool Add(int need, Candidate pair)
    {
        if (pair.Score <= 0 || !known.Add((need, pair.Volunteer)))
            return false;
        rows[need].Add(pair);
        return true;
    }

    public bool Holds(int need, int place) => known.Contains((need, place));

    public CandidateGraph Build()
    {
        var graph = new CandidateGraphBuilder(problem.Places());
        for (var need = 0; need < rows.Length; need++)
            graph.AddNeed(problem.Wanted[need], CollectionsMarshal.AsSpan(rows[need]));
        // All surplus is promised, so that its points do not matter.
        problem.Limits.AddSurplus(graph, worth: 0);
        return graph.Build();
    }
}
