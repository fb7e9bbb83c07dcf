using Matching.Contracts.Needs;
using Matching.Contracts.Pool;

namespace Matching.Grains.Rounds;

/// <summary>The shards of a region with the snapshots they keep for one attempt of a round.</summary>
internal sealed class ShardedPool(Guid pin, IEnumerable<IPoolShardGrain> shards) : IRoundPool
{
    private readonly ImmutableArray<IPoolShardGrain> shards = [.. shards];

    /// <summary>Empty before <see cref="Pin"/>.</summary>
    public ImmutableArray<ShardRoster> Rosters { get; private set; } = [];

    public async Task Pin(PoolQuery query, CancellationToken cancellationToken) =>
        Rosters = [.. await Task.WhenAll(shards.Select(s => s.Pin(pin, query, cancellationToken)))];

    public Task<ShardScores[]> Score(int k, CancellationToken cancellationToken) => Task.WhenAll(shards.Select(s => s.Score(pin, k, cancellationToken)));

    public Task<ShardScores[]> Price(IReadOnlyList<PricingPass> passes, CancellationToken cancellationToken) =>
        Task.WhenAll(shards.Zip(passes, (shard, pass) => shard.Price(pin, pass, cancellationToken)));

    public Task<ImmutableArray<ScoreParts>> Explain(int roster, ImmutableArray<RosterPair> pairs, CancellationToken cancellationToken) =>
        shards[roster].Explain(pin, pairs, cancellationToken);

    public Task Release() => Task.WhenAll(shards.Select(s => s.Release(pin)));
}
