using Matching.Contracts.Law;
using Matching.Contracts.Volunteers;
using Matching.Grains.State;

namespace Matching.Grains.Volunteers;

/// <summary>Which profiles can be recorded, and which placements a volunteer can take: the truth that the pool's columns only mirror.</summary>
internal static class VolunteerRules
{
    public static Problem? Check(VolunteerProfile profile) => profile switch
    {
        _ when string.IsNullOrWhiteSpace(profile.Person.Name) || profile.Person.Name.Length > Limits.TextLength =>
            Invalid("The name is missing or too long.", "person.name", $"Give 1 to {Limits.TextLength} characters."),
        _ when profile.MaxTravelKm is < 0 or > Limits.TravelKm => Invalid("The travel distance is out of range.", "maxTravelKm", $"Choose 0 to {Limits.TravelKm} km."),
        _ when profile.Capacity is < 0 or > Limits.Capacity => Invalid("The capacity is out of range.", "capacity", $"Choose 0 to {Limits.Capacity} placements."),
        _ when profile.CapacityByType.Values.Any(c => c is < 0 or > Limits.Capacity) =>
            Invalid("A capacity by type is out of range.", "capacityByType", $"Choose 0 to {Limits.Capacity} placements."),
        _ when profile.Ongoing is < 0 or > Limits.Capacity => Invalid("The number of ongoing placements is out of range.", "ongoing", $"Choose 0 to {Limits.Capacity}."),
        _ when profile.Experience is < 0 or > Limits.Experience => Invalid("The experience is out of range.", "experience", $"Choose 0 to {Limits.Experience} assignments."),
        _ when profile.Checks.Length > Limits.ChecksPerVolunteer => Invalid("There are too many checks.", "checks", $"Keep the latest of each kind, at most {Limits.ChecksPerVolunteer}."),
        _ when profile.Checks.Any(c => c.ValidUntil < c.Date) => Invalid("A check ends before it was made.", "checks", "Give the last day it holds."),
        _ => Codes.Unknown(profile.Languages, Vocabulary.Languages, "languages")
            ?? Codes.Unknown(profile.Interests, Vocabulary.Interests, "interests")
            ?? Codes.Unknown(profile.Qualifications, Vocabulary.Qualifications, "qualifications")
            ?? Codes.UnknownSlot(profile.WeekSlots),
    };

    /// <summary>The first rule that forbids the placement, without capacity and agreement.</summary>
    public static Problem? Forbids(VolunteerProfile profile, string home, Reservation reservation, LawBook law)
    {
        if (!profile.Types.Contains(reservation.Type))
            return NotEligible("The volunteer is not approved for this assignment type.", "Choose another volunteer, or record the approval first.");
        if (profile.PausedUntil is { } paused && reservation.Start < paused)
            return NotEligible("The volunteer is paused on the placement date.", "Choose a later start or another volunteer.");
        if (home != reservation.Need.Municipality && !profile.SharedOutsideHome)
            return NotEligible("The volunteer does not take placements outside the home municipality.", "Choose another volunteer.");
        var rule = law.For(MunicipalityCode.Country(reservation.Need.Municipality), reservation.Type, reservation.Start);
        return rule.Checks.All(kind => profile.Checks.Any(c => c.Kind == kind && c.ValidUntil >= reservation.Start))
            ? null
            : NotEligible("A check that the law asks for does not hold on the placement date.", "Let the home municipality renew the check.");
    }

    private static Problem Invalid(string detail, string field, string cure) => new(ProblemCode.Invalid, detail, field, cure);

    private static Problem NotEligible(string detail, string cure) => new(ProblemCode.NotEligible, detail, "volunteer", cure);
}
