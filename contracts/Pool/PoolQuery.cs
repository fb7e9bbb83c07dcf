using System.Text.Json.Serialization;

namespace Matching.Contracts.Pool;

/// <summary>
/// Needs to be judged against a shard under one policy. Everything a shard needs is in the message, so that shards ask nobody.
/// </summary>
/// <param name="SharedBy">The distinct sets of home municipalities that may serve a need.</param>
/// <param name="SharedByOfNeed">For each need the index of its set in <paramref name="SharedBy"/>.</param>
[GenerateSerializer, Immutable, Alias("matching.pool-query")]
public sealed record PoolQuery(
    Regions.ScoringWeights Weights,
    Regions.RegionPlane Map,
    ImmutableArray<PoolNeed> Needs,
    ImmutableArray<ImmutableArray<string>> SharedBy,
    ImmutableArray<int> SharedByOfNeed)
{
    /// <summary>Of a search: homes that are in no set only because the quotas of their agreements are used up. Null elsewhere, and then no part of what is stored or hashed.</summary>
    [Id(0), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? UsedUp { get; init; }
}
