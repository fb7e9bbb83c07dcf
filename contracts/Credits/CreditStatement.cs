namespace Matching.Contracts.Credits;

/// <summary>Who gave and who received in a region, for calendar months from <paramref name="From"/> until before <paramref name="To"/>.</summary>
[GenerateSerializer, Immutable, Alias("matching.credit-statement")]
public sealed record CreditStatement(string Region, DateOnly From, DateOnly To, ImmutableArray<CreditLine> Lines);
