using System.Runtime.InteropServices;
using Matching.Contracts.Pool;
using Matching.Core.Assignment;

namespace Matching.Grains.Rounds;

/// <summary>One round as numbers: needs by their order in the query, places by their number in the roster.</summary>
internal sealed class RoundProblem(RoundBasis basis, Roster roster)
{
    private readonly int[] homes = [.. roster.Seats.ToArray().Select(seat => basis.Members.IndexOf(seat.Volunteer.Municipality))];
    private readonly int[] municipalities = [.. basis.Query.Needs.Select(need => basis.Members.IndexOf(need.Need.Municipality))];

    public RoundBasis Basis => basis;

    public Roster Roster => roster;

    public TypeLimits Limits { get; } = new(roster);

    public int[] Wanted { get; } = [.. basis.Query.Needs.Select(n => n.Wanted)];

    /// <summary>Member index of each place and of each need.</summary>
    public ReadOnlySpan<int> Homes => homes;

    public ReadOnlySpan<int> Municipalities => municipalities;

    public int[] Places()
    {
        var places = new int[roster.Seats.Length];
        for (var number = 0; number < places.Length; number++)
            places[number] = roster.Seats[number].Places;
        return places;
    }

    /// <summary>The graph of the best <paramref name="k"/> of each need, with what homes cost taken off. A pair that is worth nothing then is left out.</summary>
    public CandidateGraph Graph(IReadOnlyList<ShardScores> scores, int k, HomeCosts costs)
    {
        var graph = new CandidateGraphBuilder(Places());
        for (var need = 0; need < Wanted.Length; need++)
        {
            var best = roster.Merge(scores, need, basis.Query.Needs[need].Type);
            if (best.Count > k)
                best.RemoveRange(k, best.Count - k);
            var absent = best.Count < k ? AbsentScore.None : best[^1].Score;
            Charge(best, need, costs);
            graph.AddNeed(Wanted[need], CollectionsMarshal.AsSpan(best), absent);
        }

        Limits.AddSurplus(graph);
        return graph.Build();
    }

    /// <summary>Takes off what homes cost.</summary>
    public void Charge(List<Candidate> candidates, int need, HomeCosts costs)
    {
        if (costs.AreNone)
            return;
        for (var i = 0; i < candidates.Count; i++)
            candidates[i] = candidates[i] with { Score = candidates[i].Score - costs.Of(basis.ClassOfNeed[need], homes[candidates[i].Volunteer]) };
        candidates.RemoveAll(c => c.Score <= 0);
    }
}
