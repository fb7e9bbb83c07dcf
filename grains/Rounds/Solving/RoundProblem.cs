using System.Runtime.InteropServices;
using Matching.Contracts.Pool;
using Matching.Core.Assignment;

namespace Matching.Grains.Rounds;

/// <summary>One round as numbers: needs by their order in the query, places by their number in the roster.</summary>
internal sealed class RoundProblem(RoundBasis basis, Roster roster, SiblingNeeds siblings)
{
    private readonly int[] homes = [.. roster.Seats.ToArray().Select(seat => basis.Members.IndexOf(seat.Volunteer.Municipality))];
    private readonly int[] municipalities = [.. basis.Query.Needs.Select(need => basis.Members.IndexOf(need.Need.Municipality))];

    public RoundBasis Basis => basis;

    public Roster Roster => roster;

    public SiblingNeeds Siblings => siblings;

    public TypeLimits Limits { get; } = new(roster);

    /// <summary>Which pairs may be chosen.</summary>
    public BundleRestriction Restriction { get; private set; } = BundleRestriction.None;

    /// <summary>Placements by need: one for siblings in one home.</summary>
    public int[] Wanted => siblings.Wanted;

    /// <summary>Member index of each place and of each need.</summary>
    public ReadOnlySpan<int> Homes => homes;

    public ReadOnlySpan<int> Municipalities => municipalities;

    /// <summary>The same round with fewer pairs.</summary>
    public RoundProblem Under(BundleRestriction restriction)
    {
        var part = (RoundProblem)MemberwiseClone();
        part.Restriction = restriction;
        return part;
    }

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
            var absent = AbsentScore.None;
            List<Candidate> row;
            if (siblings.HomesOf(need) is { } homes)
            {
                row = [.. homes];
            }
            else
            {
                row = roster.Merge(scores, need, basis.Query.Needs[need].Type);
                if (row.Count > k)
                    row.RemoveRange(k, row.Count - k);
                absent = row.Count < k ? AbsentScore.None : row[^1].Score;
            }

            Charge(row, need, costs);
            graph.AddNeed(Wanted[need], CollectionsMarshal.AsSpan(row), absent);
        }

        Limits.AddSurplus(graph);
        return graph.Build();
    }

    /// <summary>From the points of a pair to what it is worth: what homes cost taken off, as often as it takes places. What is worth nothing, or may not be, goes.</summary>
    public void Charge(List<Candidate> candidates, int need, HomeCosts costs)
    {
        var places = siblings.PlacesOf(need);
        if (costs.AreNone && places == 1 && Restriction.MostRefused == 0)
            return;
        for (var i = 0; i < candidates.Count; i++)
        {
            var points = candidates[i].Score - costs.Of(basis.ClassOfNeed[need], homes[candidates[i].Volunteer]);
            candidates[i] = candidates[i] with { Score = places == 1 || points <= 0 ? points : Math.Min(points * places, Contracts.Values.Limits.PlacementPoints) };
        }

        candidates.RemoveAll(c => c.Score <= 0 || !siblings.HasRoom(need, c.Volunteer) || !Restriction.Allows(need, c.Volunteer));
    }
}
