using System.Numerics;
using Matching.Contracts.Law;
using Matching.Contracts.Needs;
using Matching.Grains.State;

namespace Matching.Grains.Needs;

/// <summary>Which needs can be opened.</summary>
internal static class NeedRules
{
    public const int MaxSlotsNeeded = 4, MaxLanguagesPreferred = 2, MaxMonthlyCost = 1_000_000;

    public static Problem? Check(NeedRequirements requirements, NeedCase details, string municipality, LawBook law)
    {
        if (!Enum.IsDefined(requirements.Type))
            return Problem.Invalid("The assignment type is unknown.", "type", $"Choose from {string.Join(", ", Enum.GetNames<AssignmentType>())}.");
        if (law.Find(municipality, requirements.Type, requirements.Start) is not { Regulated: var regulated } rule)
            return Problem.Invalid("No rule of law covers this assignment type on that day.", "start", "Choose another start.");
        return CheckCodes(requirements) ?? requirements switch
        {
            _ when rule.DecidedBy is { } authority => DecidedElsewhere("type", authority),
            _ when !Place.IsValid(requirements.Place) => Problem.Invalid("The place is outside the map.", "place", "Give a place in the Nordic countries."),
            _ when !Enum.IsDefined(requirements.Gender) => Problem.Invalid("The gender is unknown.", "gender", "Choose Any, Female, Male or Other."),
            _ when requirements.Count is < 1 or > Limits.NeedCount => Problem.Invalid("The number of volunteers is out of range.", "count", $"Choose 1 to {Limits.NeedCount}."),
            _ when requirements.WeekSlots.IsEmpty && requirements.WeekSlotsRequired.IsEmpty => Problem.Invalid("No week slot is given.", "weekSlots", "Name when the volunteer is needed, like mon-16."),
            _ when requirements.SlotsNeeded < Math.Min(1, requirements.WeekSlots.Length) || requirements.SlotsNeeded > Math.Min(MaxSlotsNeeded, BitOperations.PopCount(WeekSlots.Mask(requirements.WeekSlots))) =>
                Problem.Invalid("The number of slots needed is out of range.", "slotsNeeded", $"Choose 1 to {MaxSlotsNeeded}, at most as many as there are different week slots; 0 where only weekSlotsRequired are named."),
            _ when requirements.LanguagesPreferred.Length > MaxLanguagesPreferred =>
                Problem.Invalid("Too many languages are preferred.", "languagesPreferred", $"Name at most {MaxLanguagesPreferred}; require the ones that are necessary."),
            _ when regulated && requirements.DecisionDate is null =>
                Problem.Invalid("A law-regulated assignment rests on a decision.", "decisionDate", "Give the day of the decision, or choose a free type such as Visitor."),
            _ when !regulated && (requirements.DecisionDate is not null || details.MonthlyCost != 0) =>
                Problem.Invalid("Free volunteering has no decision and is unpaid.", requirements.DecisionDate is null ? "monthlyCost" : "decisionDate", "Leave the decision out and set the cost to 0, or choose a regulated type."),
            _ when requirements.ForChild && details.ChildAge is null =>
                Problem.Invalid("The need is a child's, and the age is missing.", "childAge", "Give 0 to 17 whole years: they decide whose consent is asked. For an adult, leave forChild out."),
            _ when !requirements.ForChild && details.ChildAge is not null =>
                Problem.Invalid("A child's age is given, and the need is not a child's.", "forChild", "Set it to true, so that the checks for children are asked; for an adult, leave the age out."),
            _ when requirements.DecisionDate > requirements.Start => Problem.Invalid("The placement starts before the decision.", "start", "Choose a start on or after the decision."),
            _ => NeedFacts.Check(requirements) ?? NeedFacts.Check(details, municipality) ?? Check(details) ?? Siblings.Check(requirements, details),
        };
    }

    /// <summary>What was decided or considered, was by the day on which it is recorded.</summary>
    public static Problem? Ahead(NeedRequirements requirements, NeedCase details, DateOnly today) =>
        requirements.DecisionDate > today ? Problem.Invalid("The day of the decision lies ahead.", "decisionDate", "Open the need when it is decided, or choose a free type such as Visitor.")
        : details.RelativesConsidered > today ? Problem.Invalid("The day on which relatives were considered lies ahead.", "relativesConsidered", "Record it when it has happened.")
        : null;

    public static Problem DecidedElsewhere(string field, string authority) =>
        Problem.Invalid($"The {authority} decides on this assignment type here, not the municipality.", field, "Choose other types: its cases are no municipality's.");

    /// <summary>It cannot wait for a round.</summary>
    public static bool IsEmergency(NeedRequirements requirements) => requirements.Emergency || requirements.Type == AssignmentType.EmergencyHome;

    public static Problem? Check(LanePolicy policy) => policy switch
    {
        { Offers: < 0 or > LanePolicy.MaxOffers } => Problem.Invalid("The number of offers is out of range.", "offers", $"Choose 0 to {LanePolicy.MaxOffers}; 0 leaves the choice to a person."),
        { Minutes: < LanePolicy.MinMinutes or > LanePolicy.MaxMinutes } => Problem.Invalid("The time to answer is out of range.", "minutes", $"Choose {LanePolicy.MinMinutes} to {LanePolicy.MaxMinutes} minutes."),
        _ => null,
    };

    private static Problem? CheckCodes(NeedRequirements requirements) =>
        Codes.Unknown(requirements.LanguagesRequired, Vocabulary.Languages, "languagesRequired")
        ?? Codes.Unknown(requirements.LanguagesPreferred, Vocabulary.Languages, "languagesPreferred")
        ?? Codes.Unknown(requirements.QualificationsRequired, Vocabulary.Qualifications, "qualificationsRequired")
        ?? Codes.Unknown(requirements.Interests, Vocabulary.Interests, "interests")
        ?? Codes.UnknownSlot(requirements.WeekSlots, "weekSlots")
        ?? Codes.UnknownSlot(requirements.WeekSlotsRequired, "weekSlotsRequired");

    private static Problem? Check(NeedCase details) => details switch
    {
        _ when details.ContactPoint is null || (details.ContactPoint.Length > 0 && !Codes.IsText(details.ContactPoint)) =>
            Problem.Invalid("The contact point is blank or too long.", "contactPoint", $"Name a function in 1 to {Limits.TextLength} characters, or leave it to the district."),
        _ when !Codes.IsText(details.ClientReference) =>
            Problem.Invalid("The case number is missing or too long.", "clientReference", $"Give the municipality's own case number in 1 to {Limits.TextLength} characters."),
        _ when details.ChildAge is < 0 or >= Limits.AgeOfMajority => Problem.Invalid("The child's age is out of range.", "childAge", "Give 0 to 17 whole years, or leave it out for an adult."),
        _ when details.MonthlyCost is < 0 or > MaxMonthlyCost => Problem.Invalid("The cost is out of range.", "monthlyCost", $"Choose 0 to {MaxMonthlyCost}."),
        _ => null,
    };
}
