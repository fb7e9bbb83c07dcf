namespace Matching.Contracts.Credits;

/// <summary>What a month of a placement counts from a date on. A change is a new rule; months before it keep theirs.</summary>
/// <param name="From">First month it holds for, by its first day.</param>
/// <param name="HoursPerMonth">Hours for each assignment type; a type that is not named counts 0.</param>
/// <param name="Source">Why these figures, for the reader.</param>
[GenerateSerializer, Immutable, Alias("matching.credit-rule")]
public sealed record CreditRule(DateOnly From, ImmutableDictionary<AssignmentType, int> HoursPerMonth, string Source);
