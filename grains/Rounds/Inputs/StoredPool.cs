using Matching.Contracts.Pool;
using Matching.Core;
using Matching.Grains.Pool;
using Matching.Grains.Ports;
using ScoreParts = Matching.Contracts.Needs.ScoreParts;

namespace Matching.Grains.Rounds;

/// <summary>The volunteers of a stored round in memory, as one shard. By construction of the shards its answers are theirs.</summary>
internal sealed class StoredPool : IRoundPool
{
    private readonly PinnedRound round;
    private readonly IComputePool compute;

    public StoredPool(RoundBasis basis, VolunteerRow[] rows, IComputePool compute)
    {
        this.compute = compute;
        var snapshot = PoolSnapshot.Create(rows.WithRare(
            basis.TypeRooms, r => r.Volunteer, r => new TypePlaces((byte)r.Type, (byte)r.Left), (rare, types) => rare with { PlacesOfTypes = types }));
        var kin = basis.Kin.ToLookup(k => k.Need, k => Ids.Number(k.Volunteer));
        round = new(snapshot, need => kin[need.Need], basis.Query);
        Rosters = [round.Roster()];
    }

    public ImmutableArray<ShardRoster> Rosters { get; }

    public async Task<ShardScores[]> Score(int k, CancellationToken cancellationToken) =>
        [await compute.RunOnAll((threads, stop) => round.Score(k, threads, stop), cancellationToken)];

    public async Task<ShardScores[]> Price(IReadOnlyList<PricingPass> passes, CancellationToken cancellationToken) =>
        [await compute.Run(stop => round.Price(passes[0], stop), cancellationToken)];

    public Task<ImmutableArray<ScoreParts>> Explain(int roster, ImmutableArray<RosterPair> pairs, CancellationToken cancellationToken) =>
        compute.Run(stop => round.Explain(pairs, stop), cancellationToken);
}
