using Matching.Contracts.Volunteers;
using Matching.Grains.State;

namespace Matching.Grains.Volunteers;

/// <summary>Which facts about household, collective, assessment and time can be recorded.</summary>
internal static class VolunteerFacts
{
    public const int MaxChildren = 20, MinBirthYear = 1900, MaxBirthYear = 2100, MaxWeekends = 4;

    public static Problem? Check(Household? household) => household switch
    {
        null => null,
        _ when household.ChildrenAtHome is < 0 or > MaxChildren => Problem.Invalid("The number of children at home is out of range.", "household.childrenAtHome", $"Choose 0 to {MaxChildren}."),
        _ when household.OtherAdults.IsDefault || household.OtherAdults.Any(a => a is null || a.Number is < 1 or > Limits.HouseholdAdults)
            || household.OtherAdults.Select(a => a.Number).Distinct().Count() < household.OtherAdults.Length =>
            Problem.Invalid("The other adults are missing or not numbered apart.", "household.otherAdults", $"Give each a number of their own, 1 to {Limits.HouseholdAdults}; [] for none."),
        _ => null,
    };

    public static Problem? Check(VolunteerProfile profile) => CheckCollective(profile) ?? CheckTime(profile) ?? profile switch
    {
        _ when profile.Approvals.IsDefault || profile.Approvals.Any(a => a is null || !Enum.IsDefined(a.Type) || !Enum.IsDefined(a.Stage) || a.Training.IsDefault || !a.Training.All(Enum.IsDefined))
            || profile.Approvals.Select(a => a.Type).Distinct().Count() < profile.Approvals.Length =>
            Problem.Invalid("An assessment is of no known type, stage or course, or stands twice.", "approvals", "Give one entry for each type."),
        _ when profile.Approvals.Any(a => !profile.Types.Contains(a.Type)) => Problem.Invalid("An assessment is for a type that is not offered.", "approvals", "Add the type to types, or remove the entry."),
        _ when profile.BirthYear is < MinBirthYear or > MaxBirthYear => Problem.Invalid("The year of birth is out of range.", "birthYear", $"Choose {MinBirthYear} to {MaxBirthYear}, or leave it out."),
        _ when !Codes.AreTypes(profile.Dispensations) => Problem.Invalid("A dispensation is for no known type.", "dispensations", $"Choose from {string.Join(", ", Enum.GetNames<AssignmentType>())}."),
        _ => Codes.BadKinTags(profile.KinTags),
    };

    private static Problem? CheckCollective(VolunteerProfile profile) => profile switch
    {
        _ when profile.Members.IsDefault || profile.Members.Length > Limits.CollectiveMembers || profile.Members.Any(m => !IsPerson(m)) =>
            Problem.Invalid("The members are missing, too many, or one has no name.", "members", $"Name at most {Limits.CollectiveMembers} who meet clients; [] for none."),
        _ when profile.Members.Any(m => m.Number is < 1 or > Limits.CollectiveMembers) || profile.Members.Where(m => m.Number is not null).GroupBy(m => m.Number).Any(same => same.Count() > 1) =>
            Problem.Invalid("The members are not numbered apart.", "members", $"Give each who takes part where checks are asked for a number of their own, 1 to {Limits.CollectiveMembers}."),
        _ when profile.Kind == VolunteerKind.Individual && (profile.Contact is not null || !profile.Members.IsEmpty) =>
            Problem.Invalid("An individual has no members and no contact of their own.", "kind", "Choose Association, Humanitarian or Community, or leave contact and members out."),
        _ when profile.Kind != VolunteerKind.Individual && profile.Contact is null =>
            Problem.Invalid("An association or community needs somebody who answers for it.", "contact", "Name a contact, or choose Individual."),
        _ when profile.Contact is { } contact && !IsPerson(contact) => Problem.Invalid("The contact has no name, or a line is too long.", "contact", $"Give 1 to {Limits.TextLength} characters."),
        _ => null,
    };

    private static Problem? CheckTime(VolunteerProfile profile) => profile switch
    {
        _ when profile.BlockedOut.IsDefault || profile.BlockedOut.Length > Limits.BlockOuts || profile.BlockedOut.Any(d => d.To is null || !DateRange.IsValid(d)) =>
            Problem.Invalid("A blocked-out period has no end or ends before it begins.", "blockedOut", $"Give at most {Limits.BlockOuts} periods, each with the first day after it as to; a pause has no end."),
        _ when profile.WeekendsAMonth is < 0 or > MaxWeekends => Problem.Invalid("The weekends are out of range.", "weekendsAMonth", $"Choose 0 to {MaxWeekends} a month."),
        _ when profile.HoursAWeek is not null && WeekHours.Step(profile.HoursAWeek) == 0 =>
            Problem.Invalid("The hours a week are no step.", "hoursAWeek", $"Choose {string.Join(", ", WeekHours.Steps)}, or leave them out for as many as needed."),
        _ => null,
    };

    private static bool IsPerson(PersonDetails? person) =>
        person is not null && Codes.IsText(person.Name) && !(person.Email?.Length > Limits.TextLength) && !(person.Phone?.Length > Limits.TextLength);
}
