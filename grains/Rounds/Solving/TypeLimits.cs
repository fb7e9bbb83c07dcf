using Matching.Core.Assignment;

namespace Matching.Grains.Rounds;

/// <summary>
/// Volunteers who take fewer placements of some type than in total. In the assignment such a volunteer is several: one for each limited type
/// and one for the rest, together with more places than there are. Needs that nobody has, worth more than any score, fill the surplus: exactly
/// the volunteer's places are left, and the assignment stays one that is solved to proven optimality.
/// </summary>
internal sealed class TypeLimits(Roster roster)
{
    /// <summary>Above every sum of a score and the prices it can drive, below the solver's largest score.</summary>
    public const int Worth = 1 << 27;

    /// <summary>The numbers of each limited volunteer: the first stands for the rest, the others for one type each.</summary>
    private readonly List<Range> groups = Find(roster);

    /// <summary>How many needs <see cref="AddSurplus"/> adds.</summary>
    public int Surplus => groups.Sum(SurplusOf);

    /// <param name="graph">Takes the needs at its end.</param>
    /// <param name="worth">Points of each: <see cref="Worth"/>, or anything where the surplus is promised in full.</param>
    public void AddSurplus(CandidateGraphBuilder graph, int worth = Worth)
    {
        foreach (var group in groups)
        {
            Candidate[] all = [.. Enumerable.Range(group.Start.Value, group.End.Value - group.Start.Value).Select(number => new Candidate(number, worth))];
            for (var i = 0; i < SurplusOf(group); i++)
                graph.AddNeed(1, all, AbsentScore.None);
        }
    }

    /// <summary>
    /// The prices of the surplus are no part of the proof that others check: a limited volunteer's own price is that of the rest, and each type
    /// costs what it has above that (the dual of its limit). A type that has less may pay the volunteer's price too: by duality no better proof exists.
    /// </summary>
    public int[] OwnPrices(ReadOnlySpan<int> prices)
    {
        var own = prices.ToArray();
        foreach (var group in groups)
        {
            var rest = own[group.Start.Value];
            own.AsSpan(group).Fill(rest);
        }

        return own;
    }

    private int SurplusOf(Range group)
    {
        var places = 0;
        foreach (var seat in roster.Seats[group])
            places += seat.Places;
        return places - roster.Seats[group.Start.Value].Places;
    }

    private static List<Range> Find(Roster roster)
    {
        var found = new List<Range>();
        for (var number = 1; number < roster.Seats.Length; number++)
        {
            if (roster.Seats[number].Type is null)
                continue;
            var start = number - 1;
            while (number < roster.Seats.Length && roster.Seats[number].Type is not null)
                number++;
            found.Add(start..number);
        }

        return found;
    }
}
