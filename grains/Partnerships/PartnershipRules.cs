using Matching.Contracts.Partnerships;
using Matching.Grains.State;

namespace Matching.Grains.Partnerships;

/// <summary>What each degree of involvement asks for.</summary>
internal static class PartnershipRules
{
    public static Problem? Check(Partnership partnership) => partnership switch
    {
        _ when !Codes.IsText(partnership.Organisation) => Problem.Invalid("The organisation's name is missing or too long.", "organisation", $"Give 1 to {Limits.TextLength} characters."),
        _ when !Enum.IsDefined(partnership.Kind) || partnership.Kind == VolunteerKind.Individual =>
            Problem.Invalid("A partner is an organisation.", "kind", "Choose Association, Humanitarian or Community; an individual is a volunteer."),
        _ when !Enum.IsDefined(partnership.Involvement) => Problem.Invalid("The degree of involvement is unknown.", "involvement", $"Choose from {string.Join(", ", Enum.GetNames<Involvement>())}."),
        _ when !Codes.IsText(partnership.ContactPoint) => Problem.Invalid("The contact point is missing or too long.", "contactPoint", $"Name a function in 1 to {Limits.TextLength} characters."),
        _ when partnership.From >= partnership.To => Problem.Invalid("It ends before it begins.", "to", "Give a day after the first one."),
        _ when partnership.Involvement == Involvement.PartnershipAgreement && partnership.From is null =>
            Problem.Invalid("A partnership agreement has a first day.", "from", "Give the day, or choose a lower degree of involvement."),
        _ when partnership.Involvement == Involvement.PartnershipAgreement && partnership.StaffHoursPerWeek is < 1 or > Partnership.MaxStaffHours =>
            Problem.Invalid("A partnership agreement has staff allotted to it.", "staffHoursPerWeek", $"Give 1 to {Partnership.MaxStaffHours} hours a week, or choose a lower degree of involvement."),
        _ when partnership.Involvement != Involvement.PartnershipAgreement && partnership.StaffHoursPerWeek != 0 =>
            Problem.Invalid("Only a partnership agreement has staff allotted to it.", "staffHoursPerWeek", "Give 0, or make a partnership agreement."),
        _ => null,
    };
}
