namespace Matching.Contracts.Credits;

/// <summary>One placement across a municipal border: the home side is owed for it, the receiving side owes.</summary>
/// <param name="Placement">The accepted offer; an entry is known by it, so that a repeated call books nothing twice.</param>
/// <param name="Start">First day of the placement.</param>
/// <param name="End">First day it no longer ran, or null while it runs.</param>
/// <param name="MonthlyPrice">From the agreement it ran under, whole units of <paramref name="Currency"/>.</param>
[GenerateSerializer, Immutable, Alias("matching.credit-entry")]
public sealed record CreditEntry(
    Guid Placement,
    string Home,
    string Receiving,
    AssignmentType Type,
    DateOnly Start,
    DateOnly? End,
    int MonthlyPrice,
    string Currency);
