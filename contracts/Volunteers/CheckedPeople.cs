using Matching.Contracts.Law;

namespace Matching.Contracts.Volunteers;

/// <summary>Whose checks the law asks for, as far as a profile knows them. A person is the volunteer (null), another adult of the household or a member, by number.</summary>
public static class CheckedPeople
{
    /// <summary>What to do about <see cref="IsOfAnother"/>.</summary>
    public const string FormerMember = "Give whoever is new a number that no member had, and leave out the former member's checks. Where only the name was wrong, leave them out, and record them once more afterwards.";

    /// <summary>
    /// Who must have a check that the law asks of the person: the volunteer (null), or of an association or community each member who takes part
    /// where checks are asked for. Where no member has a number, the organisation's own record stands for its people.
    /// </summary>
    public static IEnumerable<int?> OwnPeople(this VolunteerProfile profile) =>
        profile.Members.Any(m => m.Number is not null) ? profile.Members.Where(m => m.Number is not null).Select(m => m.Number) : [null];

    /// <summary>Who is known to live with the volunteer: nobody while the household is unknown.</summary>
    public static IEnumerable<int?> OtherAdults(this VolunteerProfile profile) => profile.Household?.OtherAdults.Select(a => (int?)a.Number) ?? [];

    /// <summary>Who must have a check of that scope, as far as it is known.</summary>
    public static IEnumerable<int?> People(this VolunteerProfile profile, CheckScope scope) =>
        scope == CheckScope.Person ? profile.OwnPeople() : profile.OwnPeople().Concat(profile.OtherAdults());

    /// <summary>The check is of the member who had its number before: the name behind the number is another one now, and nobody inherits a check.</summary>
    /// <param name="known">What is on record; null for a first registration.</param>
    public static bool IsOfAnother(this BackgroundCheck check, VolunteerProfile next, VolunteerProfile? known) =>
        check.Member is not null && known?.Checks.Any(c => c.IsSameAs(check)) == true
        && Name(known, check.Member) is { } before && Name(next, check.Member) is { } now && !string.Equals(before, now, StringComparison.OrdinalIgnoreCase);

    /// <summary>Everybody whom the rule asks has the check; nobody knows that of an unknown household.</summary>
    public static bool HasAll(this VolunteerProfile profile, CheckRule rule, Func<int?, bool> has) =>
        (rule.Scope == CheckScope.Person || profile.Household is not null) && profile.People(rule.Scope).All(has);

    /// <summary>Everybody whom the rule asks had a check by the day, which held on it.</summary>
    /// <param name="madeAfter">Older checks are used up; null where none is.</param>
    public static bool MetOn(this VolunteerProfile profile, CheckRule rule, DateOnly day, DateOnly? madeAfter = null) => profile.HasAll(rule, person => profile.Checks.Any(c =>
        c.Kind == rule.Kind && c.Member == person && c.Date <= day && c.Date >= rule.MadeSince(day) && !(c.Date <= madeAfter) && !(c.EndedOn <= day)
        && CheckPurposes.Accepts(CheckPurposes.Mask(rule.Purposes), c.Purpose)));

    private static string? Name(VolunteerProfile profile, int? number) => profile.Members.FirstOrDefault(m => m.Number == number)?.Name.Trim();
}
