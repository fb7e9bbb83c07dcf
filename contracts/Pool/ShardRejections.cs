using Matching.Contracts.Needs;

namespace Matching.Contracts.Pool;

/// <summary>Everybody in one shard who is not a candidate of one need, ordered by volunteer.</summary>
[GenerateSerializer, Immutable, Alias("matching.shard-rejections")]
public sealed record ShardRejections(
    int Rejected,
    ImmutableDictionary<RejectionReasons, int> ByReason,
    ImmutableDictionary<RejectionReasons, int> OnlyReason,
    ImmutableArray<Rejection> Items)
{
    /// <summary>Organisations of the viewer's own whose members lack a check: their own record, which the pool does not have, says who.</summary>
    [Id(0)]
    public ImmutableArray<VolunteerRef> LackingMembers { get; init; } = [];
}
