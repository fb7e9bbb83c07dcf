namespace Matching.Contracts.Law;

/// <summary>
/// A municipality's own rule may ask for more than its country's, never for less: no municipality can waive the law. Who fetches a check, how early it is
/// renewed and how often one that does not age is repeated are practice; there the municipality is free.
/// </summary>
internal static class LocalRules
{
    /// <summary>Days of a leap year and the three after it: months have every length in them.</summary>
    private const int LeapCycle = 1_461;

    /// <returns>What the rule asks less for than its country's does, or null.</returns>
    public static string? Less(LawRule own, LawRule country) => own switch
    {
        _ when own.Regulated != country.Regulated => $"regulated is {Words(country.Regulated)} by the country's law",
        _ when own.DecidedBy != country.DecidedBy => $"who decides is for the country's law to say ({country.DecidedBy ?? "the municipality"})",
        _ when IsLater(own, country) => $"a decision is carried out within {(country.DecisionMonths is { } months ? $"{months} months" : $"{country.DecisionDays} days")}",
        _ when country.ClientConsentAge is { } age && !(own.ClientConsentAge <= age) => $"clientConsentAge is {age} at the most",
        _ when country.NotifiableAbove is { } children && !(own.NotifiableAbove <= children) => $"notifiableAbove is {children} at the most",
        _ when country.Cap is { } cap && !(own.Cap <= cap) => $"cap is {cap} at the most",
        _ when country.CapFor(dispensation: true) is { } wide && !(own.CapFor(dispensation: true) <= wide) => $"capWithDispensation is {wide} at the most",
        _ when own.AuthorityMayConsent && !country.AuthorityMayConsent => "authorityMayConsent is false by the country's law",
        _ when country.RelativesFirst && !own.RelativesFirst => "relativesFirst is true",
        _ when country.Training.Except(own.Training).Any() => $"training has {string.Join(", ", country.Training)}",
        _ when country.WaitingBands.Except(own.WaitingBands).Any() => $"waitingBands have {string.Join(", ", country.WaitingBands)}",
        _ => country.Checks.Where(asked => !own.Checks.Any(check => Covers(check, asked))).Select(Words).FirstOrDefault(),
    };

    private static bool Covers(CheckRule own, CheckRule asked) =>
        own.Kind == asked.Kind && own.Scope >= asked.Scope && (asked.ChildrenOnly || !own.ChildrenOnly) && (asked.MaxAgeMonths is not { } months || own.MaxAgeMonths <= months)
        && (own.ChildUnder is null || own.ChildUnder >= asked.ChildUnder) && (own.Consent || !asked.Consent)
        && (asked.Purposes.IsEmpty || (!own.Purposes.IsEmpty && !own.Purposes.Except(asked.Purposes).Any()))
        && (own.NewForEachPlacement || !asked.NewForEachPlacement) && (own.BeforeApproval || !asked.BeforeApproval) && !asked.EndedBy.Except(own.EndedBy).Any();

    private static bool IsLater(LawRule own, LawRule country)
    {
        if ((own.DecisionDays, own.DecisionMonths) == (country.DecisionDays, country.DecisionMonths))
            return false;
        var decided = Enumerable.Range(0, LeapCycle).Select(new DateOnly(2024, 1, 1).AddDays);
        return decided.Any(day => country.CarryOutBy(day) is { } last && !(own.CarryOutBy(day) <= last));
    }

    private static string Words(CheckRule asked) => string.Join(", ",
    [
        $"checks have {asked.Kind}",
        .. asked.Scope == CheckScope.Household ? ["of the household"] : Array.Empty<string>(),
        .. asked.ChildrenOnly ? Array.Empty<string>() : ["for adults too"],
        .. asked.ChildrenOnly ? [asked.ChildUnder is { } age ? $"childUnder {age} at the least" : "for every child"] : Array.Empty<string>(),
        .. asked.Purposes.IsEmpty ? Array.Empty<string>() : [$"purposes {string.Join(", ", asked.Purposes)} alone"],
        .. asked.Consent ? ["consent"] : Array.Empty<string>(),
        .. asked.MaxAgeMonths is { } months ? [$"maxAgeMonths {months} at the most"] : Array.Empty<string>(),
        .. asked.NewForEachPlacement ? ["newForEachPlacement"] : Array.Empty<string>(),
        .. asked.BeforeApproval ? ["beforeApproval"] : Array.Empty<string>(),
        .. asked.EndedBy.IsEmpty ? Array.Empty<string>() : [$"endedBy {string.Join(", ", asked.EndedBy)}"],
    ]);

    private static string Words(bool value) => value ? "true" : "false";
}
