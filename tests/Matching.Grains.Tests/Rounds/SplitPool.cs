using Matching.Contracts.Pool;
using Matching.Core;
using Matching.Grains.Pool;
using Matching.Grains.Ports;
using Matching.Grains.Rounds;
using ScoreParts = Matching.Contracts.Needs.ScoreParts;

namespace Matching.Grains.Tests.Rounds;

/// <summary>Stored rows as several shards, dealt out by turns.</summary>
internal sealed class SplitPool(RoundBasis basis, VolunteerRow[] rows, IComputePool compute, int shards) : IRoundPool
{
    private readonly StoredPool[] parts =
    [
        .. Enumerable.Range(0, shards).Select(shard => rows.Where((_, i) => i % shards == shard).ToArray())
            .Select(some => new StoredPool(basis with { TypeRooms = basis.TypeRooms.RemoveAll(r => some.All(row => row.Id != Ids.Number(r.Volunteer))) }, some, compute)),
    ];

    public ImmutableArray<ShardRoster> Rosters => [.. parts.Select(p => p.Rosters[0])];

    public async Task<ShardScores[]> Score(int k, CancellationToken cancellationToken) =>
        [.. (await Task.WhenAll(parts.Select(p => p.Score(k, cancellationToken)))).SelectMany(a => a)];

    public async Task<ShardScores[]> Price(IReadOnlyList<PricingPass> passes, CancellationToken cancellationToken) =>
        [.. (await Task.WhenAll(parts.Zip(passes, (p, pass) => p.Price([pass], cancellationToken)))).SelectMany(a => a)];

    public Task<ImmutableArray<ScoreParts>> Explain(int roster, ImmutableArray<RosterPair> pairs, CancellationToken cancellationToken) => parts[roster].Explain(0, pairs, cancellationToken);
}
