using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Matching.Contracts;
using Matching.Contracts.Pool;

namespace Matching.Grains.Rounds;

/// <summary>What one round is computed from: the query, and the snapshots the shards keep for it.</summary>
internal sealed class RoundInputs(Guid round, PoolQuery query, ImmutableArray<IPoolShardGrain> shards, ImmutableArray<ShardRoster> rosters)
{
    public Guid Round => round;

    public PoolQuery Query => query;

    public ImmutableArray<IPoolShardGrain> Shards => shards;

    public ImmutableArray<ShardRoster> Rosters => rosters;

    public int Volunteers => rosters.Sum(r => r.Count);

    public static async Task<RoundInputs> Pin(Guid round, PoolQuery query, IEnumerable<IPoolShardGrain> shards)
    {
        ImmutableArray<IPoolShardGrain> all = [.. shards];
        return new(round, query, all, [.. await Task.WhenAll(all.Select(s => s.Pin(round, query)))]);
    }

    public Task Release() => Task.WhenAll(shards.Select(s => s.Release(round)));

    /// <summary>SHA-256 over the volunteers' digests and the canonical JSON of needs, agreements and policy: the same however the pool is split.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var word = 0; word < 4; word++)
            hash.AppendData(BitConverter.GetBytes(rosters.Aggregate(0UL, (sum, roster) => sum + roster.Digest[word])));
        var limits = rosters.SelectMany(r => r.TypeRooms.Select(room => (r.Volunteers[room.Row].Id, room.Type, room.Left))).Order();
        foreach (var (volunteer, type, left) in limits)
            hash.AppendData(Encoding.ASCII.GetBytes($"{volunteer:N}{(int)type}:{left};"));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(query, ContractJson.Options));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
