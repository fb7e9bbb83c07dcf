using Matching.Contracts.Needs;
using Matching.Contracts.Rounds;
using Matching.Contracts.Volunteers;

namespace Matching.Silo.Audit;

/// <summary>
/// What each member would have with its own volunteers for its own needs, found once more by the plainest method there is: longest paths in a flow network,
/// one unit at a time (Ford and Fulkerson, 1962). Equal totals may place differently many, so the least and the most of them bound what a round may say.
/// </summary>
internal sealed class AloneCheck(RoundFacts facts, NaiveRules rules, NaiveBundles bundles)
{
    private readonly List<(NeedView Need, VolunteerView Volunteer, int Score)> pairs = [];

    /// <summary>Must be told of every eligible pair once.</summary>
    public void Eligible(NeedView need, VolunteerView volunteer, int score)
    {
        if (need.Need.Municipality == volunteer.Volunteer.Municipality && score > 0)
            pairs.Add((need, volunteer, score));
    }

    public int Violations(RoundTerms terms)
    {
        var own = pairs.ToLookup(p => p.Need.Need.Municipality);
        return terms.Municipalities.Count(member => IsWrong(member, [.. own[member.Municipality]]));
    }

    private bool IsWrong(MunicipalityResult member, List<(NeedView Need, VolunteerView Volunteer, int Score)> mine)
    {
        var got = facts.Proposals.Count(p => p.Need.Municipality == member.Municipality);
        if (got != member.Proposals)
            return true;
        if (member.Alone is not { } alone)
            return false;
        if (member.Promised < alone || got < member.Promised || member.CreditAfter != (member.CreditBefore ?? 0) + got - alone)
            return true;
        // What does not fit together is not what a member would have: then the flow tells only how many there can be at all.
        return Placements(mine, tie: 1) is (var most, true) ? alone > most || alone < Placements(mine, tie: -1).Count : alone > mine.Sum(p => p.Score > 0 ? 1 : 0);
    }

    /// <param name="mine">The eligible pairs of one municipality.</param>
    /// <param name="tie">1: of equal totals the one with most placements; -1: with fewest.</param>
    private (int Count, bool Fit) Placements(List<(NeedView Need, VolunteerView Volunteer, int Score)> mine, int tie)
    {
        const long point = 1 << 20;
        var flow = new PlainFlow();
        foreach (var (need, volunteer, score) in mine)
        {
            flow.Edge("source", $"n{need.Need.Id}", bundles.Wanted(need), 0);
            flow.Edge($"n{need.Need.Id}", $"t{volunteer.Volunteer.Id}{need.Requirements.Type}", 1, score * point + tie);
            flow.Edge($"t{volunteer.Volunteer.Id}{need.Requirements.Type}", $"v{volunteer.Volunteer.Id}", rules.FreePlaces(volunteer, need.Requirements.Type), 0);
            flow.Edge($"v{volunteer.Volunteer.Id}", "sink", rules.FreePlaces(volunteer, null), 0);
        }

        var count = flow.PushWhileItGains("source", "sink");
        var chosen = mine.Where(p => flow.Units($"n{p.Need.Need.Id}", $"t{p.Volunteer.Volunteer.Id}{p.Need.Requirements.Type}") > 0);
        return (count, chosen.GroupBy(p => p.Volunteer.Volunteer).All(v => bundles.Fit(v.First().Volunteer, [.. v.Select(p => p.Need)])));
    }
}
