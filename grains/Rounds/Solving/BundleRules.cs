using Matching.Contracts.Pool;
using Matching.Core;
using Matching.Core.Assignment;
using Matching.Grains.Pool;

namespace Matching.Grains.Rounds;

/// <summary>What one volunteer can take of one round: places in total and for a type, counted for every sibling, and the time of all on every day.</summary>
internal sealed class BundleRules(RoundProblem problem, RosterRows rows) : IBundleRules
{
    private readonly RoundBasis basis = problem.Basis;

    public int PersonOf(int volunteer) => problem.Roster.PersonOf(volunteer);

    public bool Fits(IReadOnlyCollection<BundlePair> bundle)
    {
        if (bundle.Count < 2 || !basis.JoinsProposals)
            return true;
        var person = PersonOf(bundle.First().Volunteer);
        return bundle.Sum(PlacesOf) <= problem.Roster.Seats[person].Places
            && bundle.GroupBy(pair => pair.Volunteer).All(seat => seat.Sum(PlacesOf) <= problem.Roster.Seats[seat.Key].Places)
            && JointTime.Fits(rows.At(problem.Roster.Seats[person].Shard, problem.Roster.Seats[person].Row), [.. bundle.Select(pair => Asked(basis.Query.Needs[pair.Need]))]);
    }

    private static TimeAsked Asked(PoolNeed need) =>
        new(Days.Number(need.Start), Days.Number(need.End), (byte)need.WeekendsAMonth, RowLimits.HoursOf(need.HoursStep), need.WeekSlotsRequired);

    private int PlacesOf(BundlePair pair) => problem.Siblings.PlacesOf(pair.Need);
}
