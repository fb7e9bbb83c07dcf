using Matching.Contracts.Needs;
using Matching.Contracts.Rounds;
using Matching.Samples;
using Matching.Silo.Audit;

namespace Matching.Silo.Demo;

/// <summary>One proposal as a coordinator reads it: opaque ids, places and figures, nothing of a person.</summary>
internal sealed record DemoExample(
    NeedRef Need,
    string NeedMunicipality,
    AssignmentType Type,
    int WaitingDays,
    VolunteerRef Volunteer,
    string HomeMunicipality,
    double DistanceKm,
    int Score,
    ScoreParts Parts,
    int HomeFirst)
{
    public static DemoExample Of(Proposal proposal, RoundFacts facts, SampleRegion sample, DateOnly today)
    {
        var wish = facts.Needs.Single(n => n.Need == proposal.Need).Requirements;
        var home = facts.Volunteers.Single(v => v.Volunteer == proposal.Volunteer).Profile.Home;
        var (from, to) = (facts.Region.Definition.Plane.Project(home), facts.Region.Definition.Plane.Project(wish.Place));
        return new(
            proposal.Need,
            Name(proposal.Need.Municipality),
            wish.Type,
            wish.DecisionDate is { } decided ? today.DayNumber - decided.DayNumber : 0,
            proposal.Volunteer,
            Name(proposal.Volunteer.Municipality),
            Math.Round(Math.Sqrt(Math.Pow(from.X - to.X, 2) + Math.Pow(from.Y - to.Y, 2)) / 10, 1),
            proposal.Score,
            proposal.Parts,
            proposal.HomeFirst);

        string Name(string code) => sample.Members.First(m => m.Code == code).Name;
    }
}
