using Matching.Contracts.Law;
using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;

namespace Matching.Silo.Audit;

/// <summary>Places once more, day by day over what the volunteer's ledger says that each placement takes, for <see cref="NaiveRules"/>.</summary>
internal sealed class NaivePlaces(LawBook law, DateTimeOffset now)
{
    /// <summary>What was found out before: how many places are given (null for any number), and who takes some.</summary>
    private readonly Dictionary<(VolunteerRef, AssignmentType?), (int? Limit, List<Commitment> Running)> known = [];
    private readonly Dictionary<(VolunteerRef, AssignmentType?), int> free = [];

    private DateOnly Today => CivilDay.Of(now);

    /// <summary>What the fullest day to come leaves, in total or (a type given) of a type; where that is nothing, one if some day leaves any.</summary>
    public int Free(VolunteerView volunteer, AssignmentType? type) =>
        free.TryGetValue((volunteer.Volunteer, type), out var known) ? known : free[(volunteer.Volunteer, type)] = CountFree(volunteer, type);

    /// <summary>What the fullest day of a placement leaves, in total and of its type.</summary>
    public int Room(VolunteerView volunteer, NeedRequirements wish) => Math.Min(Room(volunteer, null, wish), Room(volunteer, wish.Type, wish));

    /// <summary>On every day all of those who come find a place beside each other and beside those who are there.</summary>
    public bool HasFor(VolunteerView volunteer, IReadOnlyCollection<(NeedRequirements Wish, int Places)> coming) =>
        HasFor(volunteer, null, coming) && coming.GroupBy(one => one.Wish.Type).All(type => HasFor(volunteer, type.Key, [.. type]));

    private bool HasFor(VolunteerView volunteer, AssignmentType? type, IReadOnlyCollection<(NeedRequirements Wish, int Places)> coming)
    {
        var (limit, running) = Of(volunteer, type);
        return coming.Select(one => one.Wish.Start).Concat(running.Select(Starts)).Distinct().All(day =>
            coming.Where(one => Covers(one.Wish.Start, LastsUntil(one.Wish), day)).Sum(one => one.Places) is var places && (places == 0 || !(places + On(running, day) > limit)));
    }

    private int Room(VolunteerView volunteer, AssignmentType? type, NeedRequirements wish)
    {
        var (limit, running) = Of(volunteer, type);
        return limit is not { } given
            ? int.MaxValue
            : given - running.Select(Starts).Where(day => Covers(wish.Start, LastsUntil(wish), day)).Append(wish.Start).Max(day => On(running, day));
    }

    private int CountFree(VolunteerView volunteer, AssignmentType? type)
    {
        var (limit, running) = Of(volunteer, type);
        if (limit is not { } given)
            return int.MaxValue;
        var left = running.SelectMany(c => new[] { Starts(c), Ends(c) ?? Today }).Where(day => day > Today).Append(Today).Select(day => given - On(running, day)).ToList();
        return left.Min() > 0 ? left.Min() : Math.Min(1, left.Max());
    }

    private (int? Limit, List<Commitment> Running) Of(VolunteerView volunteer, AssignmentType? type) =>
        known.TryGetValue((volunteer.Volunteer, type), out var found) ? found : known[(volunteer.Volunteer, type)] = (Limit(volunteer, type), Running(volunteer, type));

    private int On(List<Commitment> running, DateOnly day) => running.Sum(c => Covers(Starts(c), Ends(c), day) ? c.Reservation.Places : 0);

    private List<Commitment> Running(VolunteerView volunteer, AssignmentType? type) =>
        [.. volunteer.Commitments.Where(c => (type is null || c.Reservation.Type == type) && (c.Until > Starts(c) || c.Status == CommitmentStatus.Placed || (c.Status == CommitmentStatus.Held && now < c.Reservation.Deadline)))];

    private int? Limit(VolunteerView volunteer, AssignmentType? type)
    {
        var profile = volunteer.Profile;
        if (type is not { } one)
            return profile.Capacity - profile.Ongoing;
        var own = profile.CapacityByType.TryGetValue(one, out var limit) ? limit : (int?)null;
        var rule = profile.Types.Contains(one) ? law.Find(volunteer.Volunteer.Municipality, one, Today) : null;
        var cap = profile.Dispensations.Contains(one) ? rule?.CapWithDispensation ?? rule?.Cap : rule?.Cap;
        return own is null || cap < own ? cap ?? own : own;
    }

    private static DateOnly Starts(Commitment commitment) => commitment.Started ?? commitment.Reservation.Start;

    /// <summary>Whoever has begun goes on past the planned end until the real one is recorded.</summary>
    private DateOnly? Ends(Commitment commitment) =>
        commitment.Until ?? (commitment is { Status: CommitmentStatus.Placed, Started: not null } && commitment.Reservation.End <= Today ? null : commitment.Reservation.End);

    /// <summary>A need that still waits when its days are over asks for today as well.</summary>
    private DateOnly? LastsUntil(NeedRequirements wish) => wish.End <= Today ? Today.AddDays(1) : wish.End;

    private static bool Covers(DateOnly start, DateOnly? end, DateOnly day) => start <= day && !(end <= day);
}
