using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;

namespace Matching.Grains.Tests.Stories;

/// <summary>What entries of a volunteer's ledger take, said once more: a list of days and slots, gone through one by one.</summary>
internal static class NaiveTimes
{
    /// <summary>Takings far from each other look alike from some day on.</summary>
    private const int DaysToLookAt = 400;

    /// <param name="time">What an entry takes, where that is known better than from the entry.</param>
    public static List<Takings> Of(VolunteerView volunteer, DateTimeOffset now, Func<Reservation, TimeTaken>? time = null) =>
        [
            .. volunteer.Commitments.Where(c => c.Counts(now) || c.Until is not null)
                .Select(c => new Takings(c, time?.Invoke(c.Reservation) ?? c.Reservation.Time, DateOnly.FromDateTime(now.UtcDateTime))).Where(t => t.Time != default),
        ];

    public static bool OnEveryDay(List<Takings> taken, NeedRequirements wish, Func<IReadOnlyList<Takings>, bool> holds)
    {
        if (taken.Count == 0)
            return holds([]);
        for (var i = 0; i < DaysToLookAt && !(wish.Start.AddDays(i) >= wish.End); i++)
        {
            if (!holds([.. taken.Where(t => t.Covers(wish.Start.AddDays(i)))]))
                return false;
        }

        return true;
    }

    public static bool IsEverFree(List<Takings> taken, string slot, DateOnly today) =>
        taken.Count == 0 || Enumerable.Range(0, DaysToLookAt).Any(i => !taken.Exists(t => t.Slots.Contains(slot) && t.Covers(today.AddDays(i))));
}

/// <summary>One entry: from its real or planned first day until it ended or is to end; what runs past its planned end goes on.</summary>
internal sealed class Takings(Commitment entry, TimeTaken time, DateOnly today)
{
    public TimeTaken Time => time;

    public IReadOnlyList<string> Slots { get; } = [.. WeekSlots.InMask(time.WeekSlots)];

    public Guid Offer => entry.Reservation.Offer;

    public int Places => entry.Reservation.Places;

    /// <summary>First day after it, as far as is known.</summary>
    public DateOnly? Ends => To;

    /// <summary>The day is this one's as agreed: what runs past its planned end keeps others from beginning, and is not promised more.</summary>
    public bool WasPromised(DateOnly day) => From <= day && !(day >= entry.Until) && !(day >= entry.Reservation.End);

    /// <summary>It runs on the day, or did.</summary>
    public bool Ran(DateOnly day) => entry.Started is not null && Covers(day);

    private DateOnly From => entry.Started ?? entry.Reservation.Start;

    private DateOnly? To => entry.Until ?? (entry.IsRunning() && entry.Reservation.End <= today ? null : entry.Reservation.End);

    public bool Covers(DateOnly day) => From <= day && !(day >= To);
}
