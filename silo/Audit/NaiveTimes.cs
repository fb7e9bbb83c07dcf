using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;

namespace Matching.Silo.Audit;

/// <summary>Hours, weekends and weekly slots once more, day by day over what the volunteer's ledger says that each placement takes, for <see cref="NaiveRules"/>.</summary>
internal sealed class NaiveTimes(DateTimeOffset now)
{
    private static readonly List<Commitment>[] NothingOnAnyDay = [[]];

    /// <summary>What was found out before.</summary>
    private readonly Dictionary<VolunteerRef, List<Commitment>> taking = [];

    private DateOnly Today => CivilDay.Of(now);

    /// <summary>On some day fewer weekends or hours are left than asked for.</summary>
    public bool Lacks(VolunteerView volunteer, NeedRequirements wish) => Days(volunteer, wish).Any(running =>
        wish.WeekendsAMonth > Math.Max(0, volunteer.Profile.WeekendsAMonth - running.Sum(c => c.Reservation.Time.WeekendsAMonth))
        || wish.HoursAWeek > Math.Max(0, (volunteer.Profile.HoursAWeek ?? int.MaxValue / 2) - running.Sum(c => c.Reservation.Time.HoursAWeek)));

    /// <summary>On some day a slot is not given, or somebody else's.</summary>
    public bool LacksSlots(VolunteerView volunteer, NeedRequirements wish) =>
        wish.WeekSlotsRequired.Except(volunteer.Profile.WeekSlots).Any()
        || Days(volunteer, wish).Any(running => wish.WeekSlotsRequired.Any(slot => running.Exists(c => Takes(c, slot))));

    /// <summary>On every day all of the wishes that cover it have their hours, weekends and slots beside each other and beside what runs.</summary>
    public bool HasFor(VolunteerView volunteer, IReadOnlyCollection<NeedRequirements> wishes)
    {
        var (profile, entries) = (volunteer.Profile, Taking(volunteer));
        return wishes.Select(w => w.Start).Concat(entries.Select(Starts)).Distinct().All(day =>
        {
            var asked = wishes.Where(w => Covers(w.Start, w.End, day)).ToList();
            var running = entries.FindAll(c => Covers(Starts(c), Ends(c), day));
            var slots = asked.SelectMany(w => w.WeekSlotsRequired).ToList();
            return asked.Sum(w => w.WeekendsAMonth) <= Math.Max(0, profile.WeekendsAMonth - running.Sum(c => c.Reservation.Time.WeekendsAMonth))
                && asked.Sum(w => w.HoursAWeek ?? 0) <= Math.Max(0, (profile.HoursAWeek ?? int.MaxValue / 2) - running.Sum(c => c.Reservation.Time.HoursAWeek))
                && slots.Distinct().Count() == slots.Count && !slots.Except(profile.WeekSlots).Any() && !slots.Exists(slot => running.Exists(c => Takes(c, slot)));
        });
    }

    /// <summary>The slots that nobody takes on every day to come: wishes are scored by them.</summary>
    public IEnumerable<string> SlotsSometimesFree(VolunteerView volunteer)
    {
        var entries = Taking(volunteer).FindAll(c => c.Reservation.Time.WeekSlots != 0);
        if (entries.Count == 0)
            return volunteer.Profile.WeekSlots;
        var days = entries.Select(Ends).OfType<DateOnly>().Where(day => day > Today).Append(Today).ToList();
        return volunteer.Profile.WeekSlots.Where(slot => days.Exists(day => !entries.Exists(c => Takes(c, slot) && Covers(Starts(c), Ends(c), day))));
    }

    /// <summary>What runs beside the need: on its first day, and on each later one on which somebody begins.</summary>
    private IEnumerable<List<Commitment>> Days(VolunteerView volunteer, NeedRequirements wish)
    {
        var entries = Taking(volunteer);
        return entries.Count == 0 ? NothingOnAnyDay : entries.Select(Starts).Where(day => Covers(wish.Start, wish.End, day)).Append(wish.Start).Select(day => entries.FindAll(c => Covers(Starts(c), Ends(c), day)));
    }

    private List<Commitment> Taking(VolunteerView volunteer) =>
        taking.TryGetValue(volunteer.Volunteer, out var known) ? known : taking[volunteer.Volunteer] = FindTaking(volunteer);

    private List<Commitment> FindTaking(VolunteerView volunteer) => [.. volunteer.Commitments.Where(c =>
        c.Reservation.Time != default && (c.Until > Starts(c) || c.Status == CommitmentStatus.Placed || (c.Status == CommitmentStatus.Held && now < c.Reservation.Deadline)))];

    private static bool Takes(Commitment commitment, string slot) => WeekSlots.InMask(commitment.Reservation.Time.WeekSlots).Contains(slot);

    private static DateOnly Starts(Commitment commitment) => commitment.Started ?? commitment.Reservation.Start;

    private DateOnly? Ends(Commitment commitment) =>
        commitment.Until ?? (commitment is { Status: CommitmentStatus.Placed, Started: not null } && commitment.Reservation.End <= Today ? null : commitment.Reservation.End);

    private static bool Covers(DateOnly start, DateOnly? end, DateOnly day) => start <= day && !(end <= day);
}
