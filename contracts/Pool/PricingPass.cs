namespace Matching.Contracts.Pool;

/// <summary>Asks a shard for pairs that would improve an assignment: eligible, with a score above the two prices together.</summary>
/// <param name="Needs">Which needs of the round's query to search, ascending.</param>
/// <param name="NeedPrices">One for each need of the query, ≥ 0.</param>
/// <param name="VolunteerPrices">One for each row of the shard's roster, ≥ 0.</param>
/// <param name="TypePrices">Where a type costs more than the volunteer does.</param>
/// <param name="LimitPerNeed">At most that many a need, those of the largest score less the volunteer's price.</param>
/// <param name="HomePrices">
/// What volunteers cost on top by where they live, ≥ 0: for each class of needs one price for each member of the region. Empty for none.
/// </param>
/// <param name="ClassOfNeed">For each need of the query its class in <paramref name="HomePrices"/>.</param>
/// <param name="Reliefs">What all volunteers cost less at a need, down to 0; one for each need of the query. Empty for none.</param>
[GenerateSerializer, Immutable, Alias("matching.pricing-pass")]
public sealed record PricingPass(
    ImmutableArray<int> Needs,
    ImmutableArray<int> NeedPrices,
    ImmutableArray<int> VolunteerPrices,
    ImmutableArray<TypePrice> TypePrices,
    int LimitPerNeed,
    ImmutableArray<int> HomePrices,
    ImmutableArray<int> ClassOfNeed,
    ImmutableArray<int> Reliefs);
