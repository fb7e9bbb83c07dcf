namespace Matching.Contracts.Pool;

/// <summary>Asks a shard for pairs that would improve an assignment: eligible, with a score above the two prices together.</summary>
/// <param name="NeedPrices">One for each need of the query, ≥ 0.</param>
/// <param name="VolunteerPrices">Volunteers with a price above 0; all others have 0.</param>
/// <param name="LimitPerNeed">At most that many a need, the most improving first.</param>
[GenerateSerializer, Immutable, Alias("matching.price-query")]
public sealed record PriceQuery(PoolQuery Query, ImmutableArray<int> NeedPrices, ImmutableDictionary<VolunteerRef, int> VolunteerPrices, int LimitPerNeed);
