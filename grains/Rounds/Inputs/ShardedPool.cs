using Matching.Contracts.Needs;
using Matching.Contracts.Pool;

namespace Matching.Grains.Rounds;

/// <summary>The shards of a region with the snapshots they keep for one round.</summary>
internal sealed class ShardedPool(Guid round, ImmutableArray<IPoolShardGrain> shards, ImmutableArray<ShardRoster> rosters) : IRoundPool
{
    public ImmutableArray<ShardRoster> Rosters => rosters;

    public static async Task<ShardedPool> Pin(Guid round, PoolQuery query, IEnumerable<IPoolShardGrain> shards)
    {
        ImmutableArray<IPoolShardGrain> all = [.. shards];
        return new(round, all, [.. await Task.WhenAll(all.Select(s => s.Pin(round, query)))]);
    }

    public Task<ShardScores[]> Score(int k, CancellationToken cancellationToken) => Task.WhenAll(shards.Select(s => s.Score(round, k, cancellationToken)));

    public Task<ShardScores[]> Price(IReadOnlyList<PricingPass> passes, CancellationToken cancellationToken) =>
        Task.WhenAll(shards.Zip(passes, (shard, pass) => shard.Price(round, pass, cancellationToken)));

    public Task<ImmutableArray<ScoreParts>> Explain(int roster, ImmutableArray<RosterPair> pairs) => shards[roster].Explain(round, pairs);

    public Task Release() => Task.WhenAll(shards.Select(s => s.Release(round)));
}
