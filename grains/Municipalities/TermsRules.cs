using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Grains.Needs;
using Matching.Grains.State;

namespace Matching.Grains.Municipalities;

/// <summary>Which terms a municipality can have, and which needs fit them.</summary>
internal static class TermsRules
{
    public static Problem? Check(ImmutableArray<AssignmentTerms> terms)
    {
        if (terms.IsDefault || terms.Length > AssignmentTerms.Most)
            return Problem.Invalid("The terms are missing or too many.", "policy.terms", $"Give at most {AssignmentTerms.Most}; [] for none.");
        var seen = new HashSet<(AssignmentType, DateOnly)>();
        return terms.Select((t, i) => Check(t, $"policy.terms[{i}]", seen)).FirstOrDefault(problem => problem is not null);
    }

    /// <summary>What is in force or past stays: placements keep the terms of the day they were agreed.</summary>
    public static Problem? Rewrites(ImmutableArray<AssignmentTerms> next, ImmutableArray<AssignmentTerms> known, DateOnly today)
    {
        var (gone, early) = DatedEntries.Rewritten(next, known, t => t.From, today);
        if (gone is not null)
            return Problem.Invalid($"The terms of {gone.Type} from {gone.From:yyyy-MM-dd} are in force or past, and would change or be gone.", "policy.terms", "Leave them as they were, and write the change as a new entry with a later day.");
        return early < 0 ? null : Problem.Invalid("The terms begin in the past.", $"policy.terms[{early}].from", "Let them begin today or later.");
    }

    /// <summary>A need that is opened or changed on a day; a cost of 0 is not agreed yet.</summary>
    public static Problem? Forbids(MunicipalityPolicy policy, NeedRequirements wish, NeedCase details, DateOnly day) => policy.TermsOf(wish.Type, day) switch
    {
        { Offered: false } terms => Problem.Invalid($"The municipality does not offer {terms.Name}.", "type", "Choose another assignment type, or change the municipality's terms."),
        { } terms when details.MonthlyCost > 0 && (details.MonthlyCost < terms.MonthlyCostFrom || details.MonthlyCost > terms.MonthlyCostTo) =>
            Problem.Invalid("The cost is outside the municipality's terms.", "monthlyCost", $"Choose {terms.MonthlyCostFrom ?? 0} to {terms.MonthlyCostTo ?? NeedRules.MaxMonthlyCost}, or change the municipality's terms."),
        _ => null,
    };

    private static Problem? Check(AssignmentTerms terms, string at, HashSet<(AssignmentType, DateOnly)> seen) => terms switch
    {
        null => Problem.Invalid("The entry is empty.", at, "Fill it in or remove it."),
        _ when !Enum.IsDefined(terms.Type) => Problem.Invalid("The assignment type is unknown.", $"{at}.type", $"Choose from {string.Join(", ", Enum.GetNames<AssignmentType>())}."),
        _ when !seen.Add((terms.Type, terms.From)) => Problem.Invalid("The same type and day stand twice.", $"{at}.from", "Give changed terms a later day."),
        _ when !Codes.IsText(terms.Name) => Problem.Invalid("The name is missing or too long.", $"{at}.name", $"Give 1 to {Limits.TextLength} characters."),
        _ when terms.MonthlyCostFrom is < 0 or > NeedRules.MaxMonthlyCost || terms.MonthlyCostTo is < 0 or > NeedRules.MaxMonthlyCost || terms.MonthlyCostFrom > terms.MonthlyCostTo =>
            Problem.Invalid("The costs are out of range.", $"{at}.monthlyCostFrom", $"Choose 0 to {NeedRules.MaxMonthlyCost}, the least not above the most."),
        _ when terms.OfferHoldHours is < MunicipalityPolicy.MinHoldHours or > MunicipalityPolicy.MaxHoldHours =>
            Problem.Invalid("The hold time is out of range.", $"{at}.offerHoldHours", $"Choose {MunicipalityPolicy.MinHoldHours} to {MunicipalityPolicy.MaxHoldHours} hours."),
        _ when terms.FollowUpMonths is < 1 or > AssignmentTerms.MaxFollowUpMonths =>
            Problem.Invalid("The months between follow-ups are out of range.", $"{at}.followUpMonths", $"Choose 1 to {AssignmentTerms.MaxFollowUpMonths}."),
        _ => null,
    };
}
