namespace Matching.Contracts.Law;

/// <summary>What a rule of law must be to be applied.</summary>
internal static class LawRules
{
    private const int MaxMonths = 120, MaxRenewalDays = 365, MaxDays = 3_650, MaxAge = 120;

    /// <returns>The fault and its cure, or null.</returns>
    public static (string Fault, string Cure)? Check(LawRule rule) => rule switch
    {
        _ when rule.Country is not ("se" or "no" or "dk") => ("The country is unknown.", "Write se, no or dk."),
        _ when !Enum.IsDefined(rule.Type) => ("The assignment type is missing or unknown.", $"Choose from {string.Join(", ", Enum.GetNames<AssignmentType>())}."),
        _ when rule.From == default => ("The first day is missing.", "Give from, like 2026-01-01."),
        _ when rule.Until <= rule.From => ("The rule ends before it begins.", "Let until be a later day than from, or leave it out."),
        _ when string.IsNullOrWhiteSpace(rule.Source) => ("The source is missing.", "Name the paragraph that the rule rests on."),
        _ when rule.Checks.IsDefault => ("The checks are missing.", "Give checks, [] where the law asks for none."),
        _ when !rule.Regulated && (rule.DecisionDays is not null || rule.DecisionMonths is not null || !rule.WaitingBands.IsEmpty) =>
            ("Free volunteering has no statutory clock.", "Leave decisionDays, decisionMonths and waitingBands out, or set regulated to true."),
        _ when rule.DecisionDays is not null && rule.DecisionMonths is not null => ("Two clocks run at once.", "Give decisionDays or decisionMonths, as the law says it."),
        _ when rule.DecisionMonths is < 1 or > MaxMonths => ("decisionMonths is out of range.", $"Choose 1 to {MaxMonths} months."),
        _ when rule.DecisionDays is < 1 or > MaxDays => ("decisionDays is out of range.", $"Choose 1 to {MaxDays} days."),
        _ when rule.ClientConsentAge is < 1 or > MaxAge => ("clientConsentAge is out of range.", $"Choose 1 to {MaxAge} years."),
        _ when rule.Municipalities.IsDefault || rule.Municipalities.Length > Limits.RegionMembers || rule.Municipalities.Distinct().Count() < rule.Municipalities.Length
            || rule.Municipalities.Any(m => !MunicipalityCode.IsValid(m) || MunicipalityCode.Country(m) != rule.Country) =>
            ("municipalities are not of the country, too many, or one stands twice.", $"Name each once, like {rule.Country}-0580, at most {Limits.RegionMembers}; leave them out for the whole country."),
        _ when rule.DecidedBy is { } authority && (string.IsNullOrWhiteSpace(authority) || authority.Length > Limits.TextLength) =>
            ("decidedBy is blank or too long.", "Name the authority, or leave it out where the municipality decides."),
        _ when rule.WaitingBands.IsDefault || rule.WaitingBands.Any(d => d < 1) || !rule.WaitingBands.Order().Distinct().SequenceEqual(rule.WaitingBands) =>
            ("waitingBands do not grow.", "Give the last day of each band but the last, like [15, 30]."),
        _ when rule.NotifiableAbove is < 1 or > Limits.Capacity => ("notifiableAbove is out of range.", $"Choose 1 to {Limits.Capacity}."),
        _ when rule.Cap is < 1 or > Limits.Capacity => ("cap is out of range.", $"Choose 1 to {Limits.Capacity}."),
        _ when rule.CapWithDispensation is { } wide && (rule.Cap is not { } cap || wide < cap || wide > Limits.Capacity) =>
            ("capWithDispensation is out of range.", $"Choose a number from cap to {Limits.Capacity}, and give cap too."),
        _ => rule.Checks.Select(Check).FirstOrDefault(fault => fault is not null) ?? CheckPurposes(rule.Checks)
            ?? (rule.Checks.Select(c => (c.Kind, c.Scope, c.ChildrenOnly, c.ChildUnder, Values.CheckPurposes.Mask(c.Purposes))).Distinct().Count() < rule.Checks.Length ? ("A check stands twice.", "Keep one entry for each kind and scope.") : null),
    };

    /// <summary>One set of purposes a rule, in its strictest check of the kind: so that one day for each kind says whether all hold.</summary>
    private static (string, string)? CheckPurposes(ImmutableArray<CheckRule> checks)
    {
        var narrow = checks.Where(c => !c.Purposes.IsEmpty).ToList();
        if (narrow.Select(c => Values.CheckPurposes.Mask(c.Purposes)).Distinct().Count() > 1)
            return ("Checks of one rule name different purposes.", "Name the same purposes in each check that names any.");
        return narrow.Exists(c => checks.Any(other => other.Kind == c.Kind && (!(c.MaxAgeMonths <= (other.MaxAgeMonths ?? int.MaxValue)) && other.MaxAgeMonths is not null || (other.NewForEachPlacement && !c.NewForEachPlacement))))
            ? ("A check that names purposes asks for less than another of its kind.", "Let it be as young and as new as the other.")
            : null;
    }

    private static (string, string)? Check(CheckRule check) => check switch
    {
        null => ("A check is empty.", "Give at least its kind."),
        _ when !Enum.IsDefined(check.Kind) => ("A check is of no known kind.", $"Choose from {string.Join(", ", Enum.GetNames<CheckKind>())}."),
        _ when check.MaxAgeMonths is < 1 or > MaxMonths => ("maxAgeMonths is out of range.", $"Choose 1 to {MaxMonths} months, or leave it out where a check does not age."),
        _ when check.RepeatMonths is < 1 or > MaxMonths => ("repeatMonths is out of range.", $"Choose 1 to {MaxMonths} months, or leave it out."),
        _ when check.ChildUnder is < 1 or > Limits.AgeOfMajority || (check.ChildUnder is not null && !check.ChildrenOnly) =>
            ("childUnder is out of range, or the check is not for children only.", $"Choose 1 to {Limits.AgeOfMajority} years and set childrenOnly to true, or leave it out for every child."),
        _ when check.Purposes.IsDefault || check.Purposes.Any(p => !Enum.IsDefined(p) || p is CheckPurpose.Unstated or CheckPurpose.Full) || check.Purposes.Distinct().Count() < check.Purposes.Length =>
            ("purposes are unknown, stand twice, or count in any case.", $"Choose from {string.Join(", ", Enum.GetNames<CheckPurpose>().Skip(2))}, or leave them out for any."),
        _ when check.RenewalDays is < 0 or > MaxRenewalDays => ("renewalDays is out of range.", $"Choose 0 to {MaxRenewalDays} days."),
        _ => null,
    };
}
