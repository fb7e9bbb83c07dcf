using Matching.Contracts.Law;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Regions;
using Matching.Contracts.Volunteers;

namespace Matching.Silo.Audit;

/// <summary>
/// The rules of a placement once more, pair by pair over the recorded facts, as plainly as they can be said. Shares nothing with the matching
/// core (only the region's map and the law book), so that the core's answers can be checked against it.
/// </summary>
internal sealed class NaiveRules(Plane plane, IReadOnlyList<SharingAgreement> agreements, LawBook law, DateTimeOffset now)
{
    public RejectionReasons Reject(VolunteerView volunteer, NeedView need)
    {
        var (profile, wish) = (volunteer.Profile, need.Requirements);
        var isForeign = volunteer.Volunteer.Municipality != need.Need.Municipality;
        var checks = law.For(MunicipalityCode.Country(need.Need.Municipality), wish.Type, wish.Start).Checks;
        var reach = profile.MaxTravelKm * 10L;
        return When(RejectionReasons.AssignmentType, !profile.Types.Contains(wish.Type))
            | When(RejectionReasons.Language, !wish.LanguagesRequired.All(profile.Languages.Contains))
            | When(RejectionReasons.Qualification, !wish.QualificationsRequired.All(profile.Qualifications.Contains))
            | When(RejectionReasons.Check, !checks.All(kind => profile.Checks.Any(c => c.Kind == kind && c.ValidUntil >= wish.Start)))
            | When(RejectionReasons.Gender, wish.Gender != Gender.Any && profile.Gender != wish.Gender)
            | When(RejectionReasons.Agreement, isForeign && !HasAgreement(volunteer.Volunteer.Municipality, need))
            | When(RejectionReasons.Capacity, !HasRoom(volunteer, wish.Type))
            | When(RejectionReasons.Distance, SquaredDistance(profile, wish) > reach * reach)
            | When(RejectionReasons.Paused, profile.PausedUntil > wish.Start)
            | When(RejectionReasons.Consent, isForeign && !profile.SharedOutsideHome)
            | When(RejectionReasons.Excluded, need.Offers.Any(o => o.Volunteer == volunteer.Volunteer && o.Status is OfferStatus.Held or OfferStatus.Accepted or OfferStatus.Declined));
    }

    public int Score(VolunteerView volunteer, NeedView need, ScoringWeights weights, DateOnly today)
    {
        var (profile, wish) = (volunteer.Profile, need.Requirements);
        var distance = Math.Max(0, weights.Distance - (int)Math.Floor(Math.Sqrt(SquaredDistance(profile, wish))));
        var slots = Math.Min(profile.WeekSlots.Intersect(wish.WeekSlots).Count(), wish.SlotsNeeded) * (weights.Availability / wish.SlotsNeeded);
        var interests = profile.Interests.Intersect(wish.Interests).Count() * (weights.Interests / Math.Max(1, wish.Interests.Distinct().Count()));
        var languages = profile.Languages.Intersect(wish.LanguagesPreferred).Count() * weights.PreferredLanguage;
        var experience = Math.Min(profile.Experience, weights.ExperienceCap) * weights.Experience;
        var load = weights.Load * volunteer.Free / profile.Capacity;
        var weeks = wish.DecisionDate is { } decided ? Math.Clamp((today.DayNumber - decided.DayNumber) / 7, 0, weights.PriorityCapWeeks) : 0;
        return distance + slots + interests + languages + experience + load + weeks * weights.PriorityPerWeek;
    }

    public bool HasAgreement(string home, NeedView need) => Covering(home, need).Any();

    /// <summary>The agreements that let a home's volunteers serve a need, by id.</summary>
    public IEnumerable<SharingAgreement> Covering(string home, NeedView need) => agreements.Where(a =>
        a.Home == home && a.Receiving == need.Need.Municipality && a.Status == AgreementStatus.Live
        && a.Types.Contains(need.Requirements.Type) && a.From <= need.Requirements.Start && need.Requirements.Start < a.To && !(a.EndsOn <= need.Requirements.Start)).OrderBy(a => a.Id);

    /// <summary>What a pair loses in a round because all that lets the volunteer go is home-first; 0 at home.</summary>
    public int HomeFirst(VolunteerRef volunteer, NeedView need, SharingPolicy sharing) =>
        volunteer.Municipality != need.Need.Municipality && HasAgreement(volunteer.Municipality, need) && Covering(volunteer.Municipality, need).All(a => a.HomeFirst)
            ? sharing.HomeFirstPoints
            : 0;

    /// <summary>A free place in total, and for the type where the volunteer limits it.</summary>
    public bool HasRoom(VolunteerView volunteer, AssignmentType type) => FreePlaces(volunteer, null) > 0 && FreePlaces(volunteer, type) > 0;

    public int FreePlaces(VolunteerView volunteer, AssignmentType? type)
    {
        var running = volunteer.Commitments.Where(c => c.Status == CommitmentStatus.Placed || (c.Status == CommitmentStatus.Held && now < c.Reservation.Deadline)).ToList();
        if (type is null)
            return volunteer.Profile.Capacity - volunteer.Profile.Ongoing - running.Count;
        return volunteer.Profile.CapacityByType.TryGetValue(type.Value, out var limit) ? limit - running.Count(c => c.Reservation.Type == type) : int.MaxValue;
    }

    private long SquaredDistance(VolunteerProfile profile, NeedRequirements wish)
    {
        var (from, to) = (plane.Project(profile.Home), plane.Project(wish.Place));
        return (long)(from.X - to.X) * (from.X - to.X) + (long)(from.Y - to.Y) * (from.Y - to.Y);
    }

    private static RejectionReasons When(RejectionReasons reason, bool applies) => applies ? reason : RejectionReasons.None;
}
