using Matching.Contracts.Law;

namespace Matching.Contracts.Credits;

/// <summary>What a rule of credits must be to be applied.</summary>
internal static class CreditRuleCheck
{
    /// <returns>The fault and its cure, or null.</returns>
    public static (string Fault, string Cure)? Check(CreditRule rule) => rule switch
    {
        _ when rule.From == default || rule.From.Day != 1 => ("from is no first of a month.", "Give the first month's first day, like 2026-01-01."),
        _ when rule.Version < 1 => ("The version is below 1.", "Count versions from 1."),
        _ when rule.MinDays is < 1 or > CreditRule.MostMinDays => ("minDays is out of range.", $"Choose 1 (a month begun counts) to {CreditRule.MostMinDays}."),
        _ when string.IsNullOrWhiteSpace(rule.Source) || rule.Source.Length > Limits.TextLength => ("The source is missing or too long.", $"Say in 1 to {Limits.TextLength} characters who decided it and why."),
        _ when rule.HoursPerMonth is null || rule.HoursPerMonth.IsEmpty => ("hoursPerMonth is missing or empty.", $"Give hours for some of {string.Join(", ", Enum.GetNames<AssignmentType>())}."),
        _ when rule.HoursPerMonth.FirstOrDefault(h => h.Value is < 0 or > CreditRule.MaxHours) is { Value: not 0 } wrong =>
            ($"The hours of {wrong.Key} are out of range.", $"Choose 0 to {CreditRule.MaxHours}, the hours of the longest month."),
        _ when rule.Regions.IsDefault || rule.Regions.Distinct().Count() < rule.Regions.Length || rule.Regions.Any(string.IsNullOrWhiteSpace) =>
            ("regions are blank, or one stands twice.", "Name each once, like ostergotland; leave them out for all."),
        _ => null,
    };

    /// <summary>Each region's rules follow each other: a later one has a later month and a higher version.</summary>
    /// <exception cref="LawFileException">One does not; it is named by the line of the later.</exception>
    public static void Follow(IEnumerable<CreditRules.Written> rules)
    {
        var ofPlace = rules.SelectMany(w => w.Rule.Regions.DefaultIfEmpty("").Select(place => (place, w))).GroupBy(r => r.place, r => r.w);
        foreach (var place in ofPlace)
        {
            CreditRules.Written? before = null;
            foreach (var rule in place.OrderBy(w => w.Rule.From).ThenBy(w => w.Rule.Version))
            {
                if (before is not null && (rule.Rule.From == before.Rule.From || rule.Rule.Version <= before.Rule.Version))
                    throw new LawFileException(rule.File, rule.Line, $"The rule does not follow that from {before.Rule.From:yyyy-MM-dd}.", "Let both from and version grow from rule to rule.");
                before = rule;
            }
        }
    }
}
