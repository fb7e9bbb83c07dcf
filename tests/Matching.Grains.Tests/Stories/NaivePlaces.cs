using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;

namespace Matching.Grains.Tests.Stories;

/// <summary>Places that the entries of a volunteer's ledger take, said once more: every sibling takes one, day by day.</summary>
internal static class NaivePlaces
{
    /// <param name="type">Only entries of this type; null for all.</param>
    public static List<Takings> Of(VolunteerView volunteer, DateTimeOffset now, AssignmentType? type = null, Guid? except = null) =>
        [
            .. volunteer.Commitments.Where(c => (c.Counts(now) || c.Until is not null) && (type ?? c.Reservation.Type) == c.Reservation.Type && c.Reservation.Offer != except)
                .Select(c => new Takings(c, c.Reservation.Time, Day(now))),
        ];

    /// <summary>What the fullest day to come leaves of a limit; where that is nothing, one if some day leaves any.</summary>
    public static int Free(List<Takings> taken, int limit, DateTimeOffset now)
    {
        List<int> left = [.. NaiveTimes.Turns(taken, Day(now), to: null).Select(day => limit - On(taken, day))];
        return left.Min() > 0 ? left.Min() : Math.Min(1, left.Max());
    }

    /// <summary>What the fullest day of a placement that is still to come leaves; one that waits when its days are over is asked for today.</summary>
    public static int Room(List<Takings> taken, int limit, NeedRequirements wish, DateTimeOffset now)
    {
        var first = wish.Start < Day(now) ? Day(now) : wish.Start;
        return limit - NaiveTimes.Turns(taken, first, wish.End <= Day(now) ? Day(now).AddDays(1) : wish.End).Max(day => On(taken, day));
    }

    /// <summary>The most taken on any day of a reservation.</summary>
    public static int Most(List<Takings> taken, Reservation wanted) => NaiveTimes.Turns(taken, wanted.Start, wanted.End).Select(day => On(taken, day)).DefaultIfEmpty(0).Max();

    private static int On(List<Takings> taken, DateOnly day) => taken.Where(t => t.Covers(day)).Sum(t => t.Places);

    private static DateOnly Day(DateTimeOffset moment) => CivilDay.Of(moment);
}
