using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;

namespace Matching.Grains.Tests.Stories;

/// <summary>What entries of a volunteer's ledger take, said once more: a list of days and slots, gone through wherever something changes.</summary>
internal static class NaiveTimes
{
    /// <param name="time">What an entry takes, where that is known better than from the entry.</param>
    public static List<Takings> Of(VolunteerView volunteer, DateTimeOffset now, Func<Reservation, TimeTaken>? time = null) =>
        [
            .. volunteer.Commitments.Where(c => c.Counts(now) || c.Until is not null)
                .Select(c => new Takings(c, time?.Invoke(c.Reservation) ?? c.Reservation.Time, CivilDay.Of(now))).Where(t => t.Time != default),
        ];

    public static bool OnEveryDay(List<Takings> taken, NeedRequirements wish, Func<IReadOnlyList<Takings>, bool> holds)
    {
        return taken.Count == 0 ? holds([]) : Turns(taken, wish.Start, wish.End).All(day => holds([.. taken.Where(t => t.Covers(day))]));
    }

    public static bool IsEverFree(List<Takings> taken, string slot, DateOnly today) =>
        Turns(taken, today, to: null).Any(day => !taken.Exists(t => t.Slots.Contains(slot) && t.Covers(day)));

    /// <summary>The days from <paramref name="first"/> on that are unlike the one before: on every other day the same is taken.</summary>
    public static IEnumerable<DateOnly> Turns(IEnumerable<Takings> taken, DateOnly first, DateOnly? to) =>
        taken.SelectMany(t => t.Turns).Append(first).Where(day => day >= first && !(day >= to)).Distinct();
}

/// <summary>One entry: from its real or planned first day until it ended or is to end; what runs past its planned end goes on.</summary>
internal sealed class Takings(Commitment entry, TimeTaken time, DateOnly today)
{
    public TimeTaken Time => time;

    public IReadOnlyList<string> Slots { get; } = [.. WeekSlots.InMask(time.WeekSlots)];

    public Guid Offer => entry.Reservation.Offer;

    public bool HasBegun => entry.Started is not null;

    public int Places => entry.Reservation.Places;

    /// <summary>First day after it, as far as is known.</summary>
    public DateOnly? Ends => To;

    /// <summary>Days on which it may begin or end to be this one's, in any of the ways below.</summary>
    public IEnumerable<DateOnly> Turns => new[] { From, entry.Until, entry.Reservation.End, To }.OfType<DateOnly>();

    /// <summary>The day is this one's as agreed: what runs past its planned end keeps others from beginning, and is not promised more.</summary>
    public bool WasPromised(DateOnly day) => From <= day && !(day >= entry.Until) && !(day >= entry.Reservation.End);

    /// <summary>It runs on the day, or did.</summary>
    public bool Ran(DateOnly day) => entry.Started is not null && Covers(day);

    private DateOnly From => entry.Started ?? entry.Reservation.Start;

    private DateOnly? To => entry.Until ?? (entry.IsRunning() && entry.Reservation.End <= today ? null : entry.Reservation.End);

    public bool Covers(DateOnly day) => From <= day && !(day >= To);
}
