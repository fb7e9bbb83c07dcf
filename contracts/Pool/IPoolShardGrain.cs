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

    /// <summary>Drops a row: what is read from storage does not bring it back.</summary>
    [Alias("remove")]
    Task Remove(VolunteerRef volunteer);

    /// <summary>The best <paramref name="k"/> of the shard for the query's single need.</summary>
    /// <exception cref="RoundLostException">The query speaks of a map that is no longer the region's. Likewise the next two.</exception>
    [Alias("candidates")]
    Task<ShardCandidates> Candidates(PoolQuery query, int k, CancellationToken cancellationToken = default);

    /// <summary>The rejections of the query's single need, from a volunteer on, as <paramref name="viewer"/> may see them; null, for an audit in the house, sees every reason, and no remedies.</summary>
    [Alias("rejections")]
    Task<ShardRejections> Rejections(PoolQuery query, string? viewer, VolunteerRef? from, int limit, CancellationToken cancellationToken = default);

    /// <summary>Keeps the present snapshot and the query for a round. What follows speaks of them until <see cref="Release"/>, or for an hour.</summary>
    /// <param name="pin">One attempt of a round: a call of an attempt that was given up must not touch what the next one keeps.</param>
    [Alias("pin")]
    Task<ShardRoster> Pin(Guid pin, PoolQuery query, CancellationToken cancellationToken = default);

    /// <summary>The best <paramref name="k"/> for each need of a pinned round.</summary>
    /// <exception cref="RoundLostException">The shard was activated anew since the round was pinned.</exception>
    [Alias("score"), ResponseTimeout("00:10:00")]
    Task<ShardScores> Score(Guid pin, int k, CancellationToken cancellationToken = default);

    /// <summary>The pairs that a set of prices does not yet rule out.</summary>
    /// <exception cref="RoundLostException">As for <see cref="Score"/>.</exception>
    [Alias("price"), ResponseTimeout("00:10:00")]
    Task<ShardScores> Price(Guid pin, PricingPass pass, CancellationToken cancellationToken = default);

    /// <summary>The parts of the score of each pair of a pinned round.</summary>
    /// <exception cref="RoundLostException">As for <see cref="Score"/>.</exception>
    [Alias("explain")]
    Task<ImmutableArray<ScoreParts>> Explain(Guid pin, ImmutableArray<RosterPair> pairs, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lets go of what was kept. Nobody waits for it and it cannot be cancelled: a round that has its answers is done whether or not a shard hears of it, and a
    /// shard that was lost has let go by itself.
    /// </summary>
    [Alias("release"), OneWay]
    Task Release(Guid pin);

    [Alias("status")]
    Task<ShardStatus> Status();

    /// <summary>Reads the truth anew now, as it does by itself at intervals.</summary>
    [Alias("rebuild")]
    Task<ShardStatus> Rebuild(CancellationToken cancellationToken = default);
}
