namespace Matching.Contracts.Rounds;

/// <summary>The price of a quota. A pair that several quotas cover pays the smallest price of theirs, which is 0 where one of them has none.</summary>
/// <param name="Agreements">See <see cref="QuotaResult.Agreements"/>.</param>
/// <param name="Limit">Placements left under them.</param>
/// <param name="Price">What one more would add to the bound.</param>
[GenerateSerializer, Immutable, Alias("matching.quota-price")]
public sealed record QuotaPrice(ImmutableArray<Guid> Agreements, string Home, string Receiving, int Limit, int Price);
