namespace Matching.Contracts.Reports;

/// <summary>Open decisions of one type by days since the decision, in the bands of the law (<see cref="Law.LawRule.WaitingBands"/>).</summary>
/// <param name="From">Fewest days.</param>
/// <param name="To">Most days, or null.</param>
[GenerateSerializer, Immutable, Alias("matching.waiting-band")]
public sealed record WaitingBand(AssignmentType Type, int From, int? To, int Needs);
