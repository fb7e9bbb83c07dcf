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
    private readonly NaiveChecks checks = new(law);
    private readonly NaiveTimes times = new(now);
    private readonly NaivePlaces places = new(law, now);

    /// <summary>What was worked out before: agreements are the same for every volunteer of a home.</summary>
    private readonly Dictionary<(string Home, NeedRef), IReadOnlyList<SharingAgreement>> covering = [];

    private DateOnly Today => CivilDay.Of(now);

    public RejectionReasons Reject(VolunteerView volunteer, NeedView need)
    {
        var (profile, wish) = (volunteer.Profile, need.Requirements);
        var isForeign = volunteer.Volunteer.Municipality != need.Need.Municipality;
        var reach = profile.MaxTravelKm * 10L;
        return When(RejectionReasons.AssignmentType, !IsApproved(volunteer, wish.Type))
            | When(RejectionReasons.Language, !wish.LanguageIsSoft && !wish.LanguagesRequired.All(profile.Languages.Contains))
            | When(RejectionReasons.Qualification, !wish.QualificationsRequired.All(profile.Qualifications.Contains))
            | When(RejectionReasons.Check, !checks.Hold(volunteer, need))
            | When(RejectionReasons.Gender, !wish.GenderIsSoft && wish.Gender != Gender.Any && profile.Gender != wish.Gender)
            | When(RejectionReasons.Agreement, isForeign && !HasAgreement(volunteer.Volunteer.Municipality, need))
            | When(RejectionReasons.Capacity, Room(volunteer, wish) < wish.PlacesInOneHome())
            | When(RejectionReasons.Distance, SquaredDistance(profile, wish) > reach * reach || wish.MaxDistanceKm * 10L is { } most && SquaredDistance(profile, wish) > most * most)
            | When(RejectionReasons.Paused, profile.PausedUntil > wish.Start)
            | When(RejectionReasons.Consent, isForeign && !profile.SharedOutsideHome)
            | When(RejectionReasons.Mode, wish.Modes.Length > 0 && !wish.Modes.Contains(VolunteerKinds.Mode(profile.Kind)))
            | When(RejectionReasons.Condition, !wish.Conditions.All(c => profile.Household?.Meets(c) == true))
            | When(RejectionReasons.Pattern, times.Lacks(volunteer, wish))
            | When(RejectionReasons.BlockedOut, profile.BlockedOut.Any(days => wish.End is { } end ? days.From < end && wish.Start < days.To : days.From <= wish.Start && wish.Start < days.To))
            | When(RejectionReasons.WeekSlots, times.LacksSlots(volunteer, wish))
            | When(RejectionReasons.Excluded, IsExcluded(volunteer, need) || need.Offers.Any(o => o.Volunteer == volunteer.Volunteer && o.Status is OfferStatus.Held or OfferStatus.Accepted));
    }

    public int Score(VolunteerView volunteer, NeedView need, ScoringWeights weights, DateOnly today)
    {
        var (profile, wish) = (volunteer.Profile, need.Requirements);
        var distance = Math.Max(0, weights.Distance - (int)Math.Floor(Math.Sqrt(SquaredDistance(profile, wish))));
        var slots = Math.Min(times.SlotsSometimesFree(volunteer).Intersect(wish.WeekSlots).Count(), wish.SlotsNeeded) * (weights.Availability / Math.Max(1, wish.SlotsNeeded));
        var interests = profile.Interests.Intersect(wish.Interests).Count() * (weights.Interests / Math.Max(1, wish.Interests.Distinct().Count()));
        var languages = profile.Languages.Intersect(wish.LanguagesPreferred).Count() * weights.PreferredLanguage;
        var experience = Math.Min(profile.Experience, weights.ExperienceCap) * weights.Experience;
        var load = weights.Load * volunteer.Free / profile.Capacity;
        var waited = wish.DecisionDate is { } decided ? Math.Max(0, (today.DayNumber - decided.DayNumber) / 7) : 0;
        var weeks = Math.Min(weights.PriorityCapWeeks, waited + (law.CarryOutBy(need.Need.Municipality, wish.Type, wish.DecisionDate) < today ? weights.PastClockWeeks : 0));
        var missed = (wish.LanguageIsSoft ? wish.LanguagesRequired.Except(profile.Languages).Count() * weights.LanguagePenalty : 0)
            + (wish.GenderIsSoft && wish.Gender != Gender.Any && wish.Gender != profile.Gender ? weights.GenderPenalty : 0)
            + wish.ConditionsPreferred.Count(c => profile.Household?.Meets(c) != true) * weights.ConditionPenalty
            + (profile.BirthYear is { } born && !IsOfAge(today.Year - born, wish) ? weights.AgePenalty : 0);
        return Math.Max(0, distance + slots + interests + languages + experience + load + Rested(volunteer.LastAsked, today) * weights.Rest - missed) + weeks * weights.PriorityPerWeek;
    }

    /// <summary>Nothing for four weeks after an offer, one step until the 91st day, two from then on and where there was none.</summary>
    private static int Rested(DateOnly? asked, DateOnly today) => asked is null || asked.Value.AddDays(91) <= today ? 2 : asked.Value.AddDays(28) <= today ? 1 : 0;

    /// <summary>All of them, beside each other.</summary>
    public bool HasTimeFor(VolunteerView volunteer, IReadOnlyCollection<NeedRequirements> wishes) => times.HasFor(volunteer, wishes);

    public bool HasAgreement(string home, NeedView need) => Covering(home, need).Count > 0;

    /// <summary>The agreements that let a home's volunteers serve a need, by id.</summary>
    public IReadOnlyList<SharingAgreement> Covering(string home, NeedView need) =>
        covering.TryGetValue((home, need.Need), out var known) ? known : covering[(home, need.Need)] = [.. agreements.Where(a =>
            a.Home == home && a.Receiving == need.Need.Municipality && a.Status == AgreementStatus.Live
            && a.Types.Contains(need.Requirements.Type) && a.From <= need.Requirements.Start && need.Requirements.Start < a.To && !(a.EndsOn <= need.Requirements.Start)).OrderBy(a => a.Id)];

    /// <summary>What a pair loses in a round because all that lets the volunteer go is home-first; 0 at home.</summary>
    public int HomeFirst(VolunteerRef volunteer, NeedView need, SharingPolicy sharing) =>
        volunteer.Municipality != need.Need.Municipality && HasAgreement(volunteer.Municipality, need) && Covering(volunteer.Municipality, need).All(a => a.HomeFirst)
            ? sharing.HomeFirstPoints
            : 0;

    /// <inheritdoc cref="NaivePlaces.Room(VolunteerView, NeedRequirements)"/>
    public int Room(VolunteerView volunteer, NeedRequirements wish) => places.Room(volunteer, wish);

    /// <inheritdoc cref="NaivePlaces.Free"/>
    public int FreePlaces(VolunteerView volunteer, AssignmentType? type) => places.Free(volunteer, type);

    /// <inheritdoc cref="NaivePlaces.HasFor(VolunteerView, IReadOnlyCollection{ValueTuple{NeedRequirements, int}})"/>
    public bool HasPlacesFor(VolunteerView volunteer, IReadOnlyCollection<(NeedRequirements Wish, int Places)> coming) => places.HasFor(volunteer, coming);

    public bool AsksRelativesFirst(NeedView need) =>
        law.For(need.Need.Municipality, need.Requirements.Type, need.Requirements.Start).RelativesFirst;

    public bool IsRegulated(NeedView need) => law.For(need.Need.Municipality, need.Requirements.Type, need.Requirements.Start).Regulated;

    private bool IsExcluded(VolunteerView volunteer, NeedView need) => need.Case.Conflicts.Contains(volunteer.Volunteer)
        || (!AsksRelativesFirst(need) && volunteer.Profile.KinTags.Intersect(need.Case.KinTags).Any());

    private bool IsApproved(VolunteerView volunteer, AssignmentType type)
    {
        var entry = volunteer.Profile.Approvals.FirstOrDefault(a => a.Type == type);
        var courses = law.Find(volunteer.Volunteer.Municipality, type, Today)?.Training ?? [];
        return volunteer.Profile.Types.Contains(type) && entry is null or { Stage: ApprovalStage.Approved } && !(entry?.Since > Today) && courses.All(course => entry?.Training.Contains(course) == true);
    }

    /// <summary>In bands of ten years; under 30 and from 70 on are one band each.</summary>
    private static bool IsOfAge(int age, NeedRequirements wish) =>
        Decade(age) >= Decade(wish.AgeFrom ?? 0) && Decade(age) <= Decade(wish.AgeTo ?? int.MaxValue);

    private static int Decade(int age) => Math.Clamp(age / 10, 2, 7);

    private long SquaredDistance(VolunteerProfile profile, NeedRequirements wish)
    {
        var (from, to) = (plane.Project(profile.Home), plane.Project(wish.Place));
        return (long)(from.X - to.X) * (from.X - to.X) + (long)(from.Y - to.Y) * (from.Y - to.Y);
    }

    private static RejectionReasons When(RejectionReasons reason, bool applies) => applies ? reason : RejectionReasons.None;
}
