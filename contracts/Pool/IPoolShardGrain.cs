using Matching.Contracts.Needs;

namespace Matching.Contracts.Pool;

/// <summary>
/// A part of a region's pool: immutable columns in memory, a fast copy of the volunteers' truth that is never asked to decide.
/// It stores nothing; on activation and at intervals it reads the volunteers' committed states. Key: <see cref="GrainKeys.PoolShard"/>.
/// </summary>
[Alias("matching.pool-shard")]
public interface IPoolShardGrain : IGrainWithStringKey
{
    /// <summary>Takes a row unless it knows a later version of it.</summary>
    [Alias("publish")]
    Task Publish(PoolRow row);

    /// <summary>Drops a row for good: no version of it comes back.</summary>
    [Alias("remove")]
    Task Remove(VolunteerRef volunteer);

    /// <summary>The best <paramref name="k"/> of the shard for each need.</summary>
    [Alias("top"), AlwaysInterleave]
    Task<ShardCandidates> Top(PoolQuery query, int k, bool withParts, CancellationToken cancellationToken = default);

    /// <summary>The pairs that a set of prices does not yet rule out, in the form of <see cref="Top"/>.</summary>
    [Alias("price"), AlwaysInterleave]
    Task<ShardCandidates> Price(PriceQuery query, CancellationToken cancellationToken = default);

    /// <summary>The parts of the score of each pair, null where it is not eligible any more.</summary>
    [Alias("explain"), AlwaysInterleave]
    Task<ImmutableArray<ScoreParts?>> Explain(PoolQuery query, ImmutableArray<PoolPair> pairs, CancellationToken cancellationToken = default);

    /// <summary>The rejections of the query's single need, from a volunteer on, as <paramref name="viewer"/> may see them.</summary>
    [Alias("rejections"), AlwaysInterleave]
    Task<ShardRejections> Rejections(PoolQuery query, string viewer, VolunteerRef? from, int limit, CancellationToken cancellationToken = default);

    [Alias("status"), AlwaysInterleave]
    Task<ShardStatus> Status();

    /// <summary>Reads the truth anew now, as it does by itself at intervals.</summary>
    [Alias("rebuild")]
    Task<ShardStatus> Rebuild(CancellationToken cancellationToken = default);
}
