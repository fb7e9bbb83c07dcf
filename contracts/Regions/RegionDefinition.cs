namespace Matching.Contracts.Regions;

/// <summary>A regional network.</summary>
/// <param name="Name">Lower case letters, digits and hyphens: part of keys and addresses.</param>
/// <param name="Title">For people.</param>
/// <param name="Members">Codes of the municipalities that share the pool.</param>
/// <param name="PoolShards">In how many parts the pool is kept, 1–<see cref="MaxPoolShards"/>. Fixed once volunteers are registered.</param>
/// <param name="Sharing">How members are weighed against each other; null for <see cref="SharingPolicy.Default"/>.</param>
[GenerateSerializer, Immutable, Alias("matching.region-definition")]
public sealed record RegionDefinition(
    string Name,
    string Title,
    ImmutableArray<string> Members,
    Plane Plane,
    int PoolShards,
    ScoringWeights Weights,
    SharingPolicy? Sharing = null)
{
    /// <summary>By days; from the first one's on they go before <see cref="Weights"/> and <see cref="Sharing"/>.</summary>
    [Id(0)]
    public ImmutableArray<RegionPolicy> Policies { get; init; } = [];

    /// <summary>The definition with the weights and the sharing policy of a day.</summary>
    public RegionDefinition On(DateOnly day) =>
        Policies.Where(p => p.From <= day).MaxBy(p => p.From) is { } policy ? this with { Weights = policy.Weights, Sharing = policy.Sharing } : this;

    /// <summary>64 shards of 80,000 volunteers are more than five million.</summary>
    public const int MaxPoolShards = 64;
}
