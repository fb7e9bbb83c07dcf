using Matching.Contracts.Law;
using Matching.Contracts.Needs;
using Matching.Contracts.Regions;
using Matching.Contracts.Volunteers;

namespace Matching.Grains.Tests.Stories;

/// <summary>Who may serve a need and with how many points, said once more: pair by pair, from the truth, without columns, bits or the matching core.</summary>
/// <param name="region">Whose agreements hold.</param>
/// <param name="now">When it is judged.</param>
/// <param name="loads">What runs under each agreement; null where quotas are not asked about.</param>
internal sealed class NaiveRules(RegionView region, DateTimeOffset now, IReadOnlyDictionary<Guid, int>? loads = null)
{
    /// <param name="excluded">Volunteers who declined the need, or have an offer out for it.</param>
    /// <param name="details">Whose ages decide on the checks; null: every check for children is asked for.</param>
    public RejectionReasons Reasons(VolunteerView volunteer, NeedRef need, NeedRequirements wish, IReadOnlySet<Guid> excluded, NeedCase? details = null)
    {
        var (profile, home) = (volunteer.Profile, volunteer.Volunteer.Municipality);
        var reasons = RejectionReasons.None;
        wish = wish with { Start = FirstDay(wish) };
        Require(profile.Types.Contains(wish.Type) && profile.Approvals.All(a => a.Type != wish.Type || (a.Stage == ApprovalStage.Approved && a.Since <= CivilDay.Of(now))), RejectionReasons.AssignmentType);
        Require(wish.LanguagesRequired.All(profile.Languages.Contains), RejectionReasons.Language);
        Require(wish.QualificationsRequired.All(profile.Qualifications.Contains), RejectionReasons.Qualification);
        Require(NaiveChecks.Hold(profile, need.Municipality, wish.Type, wish.ForChild, NaiveChecks.AgeNotReached(details), wish.Start, NaiveChecks.LastAgreed(volunteer.Commitments)), RejectionReasons.Check);
        Require(wish.Gender == Gender.Any || wish.Gender == profile.Gender, RejectionReasons.Gender);
        var agreements = region.Agreements.Where(a => a.Home == home && a.Receiving == need.Municipality && a.Covers(wish.Type, wish.Start)).ToList();
        Require(home == need.Municipality || agreements.Count > 0, RejectionReasons.Agreement);
        Require(home == need.Municipality || loads is null || agreements.Count == 0 || agreements.Exists(a => loads.GetValueOrDefault(a.Id) < a.Quota), RejectionReasons.Quota);
        Require(Room(volunteer, wish) >= (wish.Siblings == SiblingRule.Together ? wish.Count : 1), RejectionReasons.Capacity);
        Require(DistanceSquared(profile, wish) <= Squared(profile.MaxTravelKm * 10) && !(DistanceSquared(profile, wish) > Squared(wish.MaxDistanceKm * 10)), RejectionReasons.Distance);
        Require(profile.PausedUntil is not { } until || wish.Start >= until, RejectionReasons.Paused);
        Require(home == need.Municipality || profile.SharedOutsideHome, RejectionReasons.Consent);
        Require(NaiveTimes.OnEveryDay(Taken(volunteer), wish, taken =>
            (wish.HoursAWeek is not { } hours || profile.HoursAWeek is not { } given || hours <= Math.Max(0, given - taken.Sum(t => t.Time.HoursAWeek)))
            && wish.WeekendsAMonth <= Math.Max(0, profile.WeekendsAMonth - taken.Sum(t => t.Time.WeekendsAMonth))), RejectionReasons.Pattern);
        Require(NaiveTimes.OnEveryDay(Taken(volunteer), wish, taken =>
            wish.WeekSlotsRequired.All(slot => profile.WeekSlots.Contains(slot) && !taken.Any(t => t.Slots.Contains(slot)))), RejectionReasons.WeekSlots);
        Require(!excluded.Contains(volunteer.Volunteer.Id), RejectionReasons.Excluded);
        Require(wish.Modes.IsEmpty || wish.Modes.Contains(VolunteerKinds.Mode(profile.Kind)), RejectionReasons.Mode);
        Require(wish.Conditions.All(c => profile.Household?.Meets(c) == true), RejectionReasons.Condition);
        Require(profile.BlockedOut.All(days => days.To <= wish.Start || days.From >= (wish.End ?? wish.Start.AddDays(1))), RejectionReasons.BlockedOut);
        return reasons;

        void Require(bool holds, RejectionReasons otherwise) => reasons |= holds ? RejectionReasons.None : otherwise;
    }

    public int Score(VolunteerView volunteer, NeedRef need, NeedRequirements wish)
    {
        var (profile, weights) = (volunteer.Profile, region.Definition.Weights);
        var today = CivilDay.Of(now);
        var weeks = wish.DecisionDate is { } decided ? Math.Max(0, today.DayNumber - decided.DayNumber) / 7 : 0;
        weeks += LawBook.Default.CarryOutBy(need.Municipality, wish.Type, wish.DecisionDate) < today ? weights.PastClockWeeks : 0;
        return Math.Max(0, weights.Distance - (int)Math.Sqrt(DistanceSquared(profile, wish)))
            + Math.Min(wish.WeekSlots.Distinct().Count(slot => profile.WeekSlots.Contains(slot) && NaiveTimes.IsEverFree(Taken(volunteer), slot, today)), wish.SlotsNeeded) * (weights.Availability / wish.SlotsNeeded)
            + profile.Interests.Intersect(wish.Interests).Count() * (weights.Interests / Math.Max(1, wish.Interests.Distinct().Count()))
            + profile.Languages.Intersect(wish.LanguagesPreferred).Count() * weights.PreferredLanguage
            + Math.Min(profile.Experience, weights.ExperienceCap) * weights.Experience
            + weights.Load * Free(volunteer) / profile.Capacity
            + weights.Rest * (volunteer.LastAsked is not { } asked || asked.AddDays(91) <= today ? 2 : asked.AddDays(28) <= today ? 1 : 0)
            + Math.Min(weeks, weights.PriorityCapWeeks) * weights.PriorityPerWeek;
    }

    /// <summary>What was wanted for a day that has passed can begin today.</summary>
    public DateOnly FirstDay(NeedRequirements wish) => CivilDay.Of(now) is var today && wish.Start < today ? today : wish.Start;

    public int Free(VolunteerView volunteer) => NaivePlaces.Free(NaivePlaces.Of(volunteer, now), volunteer.Profile.Capacity - volunteer.Profile.Ongoing, now);

    public int FreeFor(VolunteerView volunteer, AssignmentType type) =>
        volunteer.Profile.CapacityByType.TryGetValue(type, out var limit) ? NaivePlaces.Free(NaivePlaces.Of(volunteer, now, type), limit, now) : int.MaxValue;

    private int Room(VolunteerView volunteer, NeedRequirements wish) => Math.Min(
        NaivePlaces.Room(NaivePlaces.Of(volunteer, now), volunteer.Profile.Capacity - volunteer.Profile.Ongoing, wish, now),
        volunteer.Profile.CapacityByType.TryGetValue(wish.Type, out var limit) ? NaivePlaces.Room(NaivePlaces.Of(volunteer, now, wish.Type), limit, wish, now) : int.MaxValue);

    private static int? Squared(int? hectometres) => hectometres * hectometres;

    private List<Takings> Taken(VolunteerView volunteer) => NaiveTimes.Of(volunteer, now);

    private int DistanceSquared(VolunteerProfile profile, NeedRequirements wish)
    {
        var (a, b) = (region.Definition.Plane.Project(profile.Home), region.Definition.Plane.Project(wish.Place));
        return (a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y);
    }
}
