using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;

namespace Matching.Grains.Tests.Stories;

/// <summary>Places that the entries of a volunteer's ledger take, said once more: every sibling takes one, day by day.</summary>
internal static class NaivePlaces
{
    /// <summary>Entries far ahead look alike from some day on.</summary>
    private const int DaysToLookAt = 400;

    /// <param name="type">Only entries of this type; null for all.</param>
    public static List<Takings> Of(VolunteerView volunteer, DateTimeOffset now, AssignmentType? type = null, Guid? except = null) =>
        [
            .. volunteer.Commitments.Where(c => (c.Counts(now) || c.Until is not null) && (type ?? c.Reservation.Type) == c.Reservation.Type && c.Reservation.Offer != except)
                .Select(c => new Takings(c, c.Reservation.Time, Day(now))),
        ];

    /// <summary>What the fullest day leaves of a limit; one where that is nothing, but those without an end leave something.</summary>
    public static int Free(List<Takings> taken, int limit, DateTimeOffset now)
    {
        var least = Enumerable.Range(0, taken.Count == 0 ? 1 : DaysToLookAt).Min(i => limit - On(taken, Day(now).AddDays(i)));
        return least <= 0 && taken.Where(t => t.Ends is null).Sum(t => t.Places) < limit ? 1 : least;
    }

    /// <summary>One place at least on every day of the placement that is still to come.</summary>
    public static bool IsOneFree(List<Takings> taken, int limit, NeedRequirements wish, DateTimeOffset now)
    {
        var first = wish.Start < Day(now) ? Day(now) : wish.Start;
        return Days(first, wish.End).All(day => On(taken, day) < limit);
    }

    /// <summary>The most taken on any day of a reservation.</summary>
    public static int Most(List<Takings> taken, Reservation wanted) => Days(wanted.Start, wanted.End).Select(day => On(taken, day)).DefaultIfEmpty(0).Max();

    private static IEnumerable<DateOnly> Days(DateOnly first, DateOnly? end) => Enumerable.Range(0, DaysToLookAt).Select(first.AddDays).TakeWhile(day => !(day >= end));

    private static int On(List<Takings> taken, DateOnly day) => taken.Where(t => t.Covers(day)).Sum(t => t.Places);

    private static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);
}
