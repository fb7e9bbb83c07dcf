using Matching.Contracts.Needs;

namespace Matching.Contracts.Pool;

/// <summary>Everybody in one shard who is not a candidate of one need, ordered by volunteer.</summary>
[GenerateSerializer, Immutable, Alias("matching.shard-rejections")]
public sealed record ShardRejections(
    int Rejected,
    ImmutableDictionary<RejectionReasons, int> ByReason,
    ImmutableDictionary<RejectionReasons, int> OnlyReason,
    ImmutableArray<Rejection> Items);
