using Matching.Contracts.Pool;
using Matching.Core;
using Matching.Core.Assignment;
using Matching.Grains.Pool;

namespace Matching.Grains.Rounds;

/// <summary>What one volunteer can take of one round: places in total and for a type, counted for every sibling, and the time of all, both on every day.</summary>
internal sealed class BundleRules(RoundProblem problem, RosterRows rows) : IBundleRules
{
    private readonly RoundBasis basis = problem.Basis;

    public int PersonOf(int volunteer) => problem.Roster.PersonOf(volunteer);

    public bool Fits(IReadOnlyCollection<BundlePair> bundle)
    {
        if (bundle.Count < 2 || !basis.JoinsProposals)
            return true;
        var seat = problem.Roster.Seats[PersonOf(bundle.First().Volunteer)];
        var row = rows.At(seat.Shard, seat.Row);
        return HasPlaces(seat, row, bundle) && JointTime.Fits(row, [.. bundle.Select(pair => Asked(basis.Query.Needs[pair.Need]))]);
    }

    /// <summary>No more placements than places are left whatever the days, and enough places for all who come on each day.</summary>
    private bool HasPlaces(Roster.Seat person, in VolunteerRow row, IReadOnlyCollection<BundlePair> bundle)
    {
        if (!basis.CountsPlacesByDays)
            return bundle.Sum(PlacesOf) <= person.Places && bundle.GroupBy(pair => pair.Volunteer).All(seat => seat.Sum(PlacesOf) <= problem.Roster.Seats[seat.Key].Places);
        return bundle.Count <= person.Places
            && bundle.GroupBy(pair => pair.Volunteer).All(seat => seat.Count() <= problem.Roster.Seats[seat.Key].Places)
            && JointPlaces.Fits(row, [.. bundle.Select(pair => problem.Siblings.Asked(pair.Need))]);
    }

    private static TimeAsked Asked(PoolNeed need) =>
        new(Days.Number(need.Start), Days.Number(need.End), (byte)need.WeekendsAMonth, RowLimits.HoursOf(need.HoursStep), need.WeekSlotsRequired);

    private int PlacesOf(BundlePair pair) => problem.Siblings.PlacesOf(pair.Need);
}
