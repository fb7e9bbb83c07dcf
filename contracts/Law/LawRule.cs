namespace Matching.Contracts.Law;

/// <summary>What the law of one country asks of one assignment type from a date on.</summary>
/// <param name="Country"><c>se</c>, <c>no</c> or <c>dk</c>.</param>
/// <param name="Regulated">True: rests on a decision and is paid. False: free volunteering. The two are never mixed.</param>
/// <param name="Checks">Checks that must be valid on the placement date.</param>
/// <param name="DecisionDays">Days within which a decision must be carried out, counted from the decision; null where no clock runs.</param>
/// <param name="ClientConsentAge">From this age the client's own consent is needed as well, in years.</param>
/// <param name="Source">The paragraph, for the reader.</param>
[GenerateSerializer, Immutable, Alias("matching.law-rule")]
public sealed record LawRule(
    string Country,
    AssignmentType Type,
    DateOnly From,
    bool Regulated,
    ImmutableArray<CheckKind> Checks,
    int? DecisionDays,
    int? ClientConsentAge,
    string Source);
