namespace Matching.Contracts.Rounds;

/// <param name="Agreements">See <see cref="QuotaResult.Agreements"/>.</param>
/// <param name="Limit">Placements left under them.</param>
/// <param name="Price">What one more would add to the bound.</param>
[GenerateSerializer, Immutable, Alias("matching.quota-price")]
public sealed record QuotaPrice(ImmutableArray<Guid> Agreements, string Home, string Receiving, int Limit, int Price);
