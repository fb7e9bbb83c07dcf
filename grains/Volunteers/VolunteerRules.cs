using Matching.Contracts.Law;
using Matching.Contracts.Volunteers;
using Matching.Grains.State;

namespace Matching.Grains.Volunteers;

/// <summary>Which profiles can be recorded, and which placements a volunteer can take: the truth that the pool's columns only mirror.</summary>
internal static class VolunteerRules
{
    public static Problem? Check(VolunteerProfile profile) => VolunteerFacts.Check(profile.Household) ?? Check(profile.Person) ?? CheckNumbers(profile) ?? profile switch
    {
        _ when !Enum.IsDefined(profile.Kind) => Problem.Invalid("The kind of volunteer is unknown.", "kind", $"Choose {string.Join(", ", Enum.GetNames<VolunteerKind>())}."),
        _ when !Enum.IsDefined(profile.Gender) => Problem.Invalid("The gender is unknown.", "gender", "Choose Female, Male or Other, or Any to leave it unstated."),
        _ when !Place.IsValid(profile.Home) => Problem.Invalid("The home is outside the map.", "home", "Give a place in the Nordic countries."),
        _ when !Codes.AreTypes(profile.Types) =>
            Problem.Invalid("The list is missing, or an assignment type is unknown.", "types", $"Choose from {string.Join(", ", Enum.GetNames<AssignmentType>())}."),
        _ when profile.Checks.IsDefault || profile.Checks.Length > Limits.ChecksPerVolunteer =>
            Problem.Invalid("The list is missing, or there are too many checks.", "checks", $"Keep the latest of each kind, at most {Limits.ChecksPerVolunteer}."),
        _ when profile.Checks.Any(c => c is null || !Enum.IsDefined(c.Kind)) => Problem.Invalid("A check is of no known kind.", "checks", $"Choose from {string.Join(", ", Enum.GetNames<CheckKind>())}."),
        _ when profile.Checks.Any(c => !Enum.IsDefined(c.Purpose)) => Problem.Invalid("A check was made for no known purpose.", "checks", $"Choose from {string.Join(", ", Enum.GetNames<CheckPurpose>())}."),
        _ when profile.Checks.Any(c => c.Member is { } member && !profile.OtherAdults().Contains(member) && (profile.Members.IsDefault || profile.Members.All(m => m?.Number != member))) =>
            Problem.Invalid("A check is about nobody on record.", "checks", "Give the number of an adult in household.otherAdults or of a member, or leave member out for the volunteer."),
        _ => Codes.Unknown(profile.Languages, Vocabulary.Languages, "languages")
            ?? Codes.Unknown(profile.Interests, Vocabulary.Interests, "interests")
            ?? Codes.Unknown(profile.Qualifications, Vocabulary.Qualifications, "qualifications")
            ?? Codes.UnknownSlot(profile.WeekSlots, "weekSlots")
            ?? VolunteerFacts.Check(profile),
    };

    /// <summary>What the day and the home country's law say: types that the municipality decides on, approved only after the law's courses; checks that were made, with the consent that the law asks for.</summary>
    /// <param name="known">What is registered; see <see cref="CheckConsents"/>.</param>
    public static Problem? Check(VolunteerProfile profile, VolunteerProfile? known, string home, LawBook law, DateOnly today)
    {
        if (profile.Types.Select(type => law.Find(home, type, today)?.DecidedBy).FirstOrDefault(a => a is not null) is { } authority)
            return Needs.NeedRules.DecidedElsewhere("types", authority);
        if (profile.Approvals.Any(a => a.Stage == ApprovalStage.Approved && law.Find(home, a.Type, today)?.Training.Except(a.Training).Any() == true))
            return Problem.Invalid("A course that the law asks for before the approval is missing.", "approvals", "Record the course, or an earlier stage.");
        var consents = new CheckConsents(profile, known, home, law, today);
        foreach (var (i, check) in profile.Checks.Index())
        {
            if (check.Date > today)
                return Problem.Invalid("The day of a check lies ahead.", $"checks[{i}].date", "Give the day on which it was made, today at the latest.");
            if (check.ConsentOn > check.Date)
                return Problem.Invalid("The consent is later than the check.", $"checks[{i}].consentOn", "Give the day of the consent, at the latest the day of the check.");
            if (check.IsOfAnother(profile, known))
                return Problem.Invalid("The check is of the member who had this number before.", $"checks[{i}].member", CheckedPeople.FormerMember);
            if (consents.IsMissing(check))
                return Problem.Invalid("The law asks for the person's consent to this check, and none is recorded.", $"checks[{i}].consentOn", "Give the day on which the person consented.");
        }

        return null;
    }

    /// <summary>What the volunteer or the home may have changed between the hold and the yes.</summary>
    public static Problem? Hinders(VolunteerProfile profile, string home, Reservation reservation, LawBook law, DateOnly today)
    {
        if (!profile.IsApprovedFor(reservation.Type, home, law, today))
            return NotEligible("The volunteer is not approved for this assignment type.", "Choose another volunteer, or record the approval and its courses first.");
        if (profile.PausedUntil is { } paused && reservation.Start < paused)
            return NotEligible("The volunteer is paused on the placement date.", "Choose a later start or another volunteer.");
        if (profile.BlockedOut.Any(days => reservation.End is null ? days.Contains(reservation.Start) : days.Overlaps(reservation.Period())))
            return NotEligible("The volunteer has blocked out days of the placement.", "Choose other days or another volunteer.");
        // Of a protected identity nobody outside hears more than this.
        if (home != reservation.Need.Municipality && (!profile.SharedOutsideHome || profile.ProtectedIdentity))
            return NotEligible("The volunteer does not take placements outside the home municipality.", "Choose another volunteer.");
        return null;
    }

    /// <summary>The first rule that forbids the placement, without capacity and agreement.</summary>
    public static Problem? Forbids(VolunteerProfile profile, string home, Reservation reservation, DateOnly? lastAgreed, LawBook law, DateOnly today)
    {
        if (Hinders(profile, home, reservation, law, today) is { } hindrance)
            return hindrance;
        if (law.Find(reservation.Need.Municipality, reservation.Type, reservation.Start) is not { } rule)
            return Problem.Invalid("No rule of law covers the placement date.", "start", "Choose another start.");
        if (profile.Approvals.Any(a => a.Type == reservation.Type && a.Since > reservation.Start))
            return NotEligible("The volunteer was approved for this assignment type after the placement date.", "Choose a later start or another volunteer.");
        var checks = rule.ChecksFor(reservation.ForChild, reservation.ChildUnder).ToList();
        if (profile.Household is null && checks.Exists(check => check.Scope == CheckScope.Household))
            return NotEligible("The law asks for checks of every adult in the household, and the household is not recorded.", "Let the home municipality enter the household, with no other adults where there are none.");
        if (checks.Find(check => !profile.Meets(check, reservation.Start, lastAgreed) && profile.Meets(check with { Purposes = [] }, reservation.Start, lastAgreed)) is { } other)
            return NotEligible("A check that the law asks for was made for another purpose.", $"Let the home municipality have it made for one of {string.Join(", ", other.Purposes)}.");
        return checks.TrueForAll(check => profile.Meets(check, reservation.Start, lastAgreed))
            ? null
            : NotEligible("A check that the law asks for does not hold on the placement date.", "Let the home municipality renew the check.");
    }

    private static Problem? Check(PersonDetails? person) => person switch
    {
        null => Problem.Invalid("The person is missing.", "person", "Give at least a name."),
        _ when !Codes.IsText(person.Name) => Problem.Invalid("The name is missing or too long.", "person.name", $"Give 1 to {Limits.TextLength} characters."),
        _ when person.Email?.Length > Limits.TextLength => Problem.Invalid("The e-mail address is too long.", "person.email", $"Give at most {Limits.TextLength} characters."),
        _ when person.Phone?.Length > Limits.TextLength => Problem.Invalid("The telephone number is too long.", "person.phone", $"Give at most {Limits.TextLength} characters."),
        _ => null,
    };

    private static Problem? CheckNumbers(VolunteerProfile profile) => profile switch
    {
        _ when profile.MaxTravelKm is < 0 or > Limits.TravelKm => Problem.Invalid("The travel distance is out of range.", "maxTravelKm", $"Choose 0 to {Limits.TravelKm} km."),
        _ when profile.Capacity is < 0 or > Limits.Capacity => Problem.Invalid("The capacity is out of range.", "capacity", $"Choose 0 to {Limits.Capacity} placements."),
        _ when profile.CapacityByType is null || profile.CapacityByType.Any(c => !Enum.IsDefined(c.Key) || c.Value is < 0 or > Limits.Capacity) =>
            Problem.Invalid("The capacities by type are missing, or one is out of range.", "capacityByType", $"Choose 0 to {Limits.Capacity} placements for known types."),
        _ when profile.Ongoing is < 0 or > Limits.Capacity => Problem.Invalid("The number of ongoing placements is out of range.", "ongoing", $"Choose 0 to {Limits.Capacity}."),
        _ when profile.Experience is < 0 or > Limits.Experience => Problem.Invalid("The experience is out of range.", "experience", $"Choose 0 to {Limits.Experience} assignments."),
        _ => null,
    };

    private static Problem NotEligible(string detail, string cure) => new(ProblemCode.NotEligible, detail, "volunteer", cure);
}
