using Matching.Contracts.Law;
using Matching.Contracts.Pool;
using Matching.Contracts.Regions;
using Matching.Core;
using Matching.Grains.Ports;
using Matching.Grains.State;
using Matching.Grains.Volunteers;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace Matching.Grains.Pool;

/// <remarks>Reentrant: every step between two awaits leaves the shard whole, and readers must not wait for a rebuild or a round.</remarks>
[GrainType("pool-shard"), Reentrant, KeepAlive]
internal sealed partial class PoolShardGrain(ICommittedStates states, LawBook law, IComputePool compute, TimeProvider time, IOptions<PoolOptions> options, ILogger<PoolShardGrain> logger)
    : Grain, IPoolShardGrain
{
    private readonly PinnedRounds rounds = new(time);
    private readonly HashSet<Guid> removed = [];
    private readonly Dictionary<Guid, PoolRow> publishedMeanwhile = [];
    private ShardPool? pool;
    private Task? rebuilding;
    private ShardStatus status = new(0, 0, 0, default);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Rebuild(cancellationToken);
        this.RegisterGrainTimer(static (self, stop) => self.Rebuild(stop), this, new() { DueTime = options.Value.RebuildInterval, Period = options.Value.RebuildInterval, Interleave = true });
    }

    public Task Publish(PoolRow row)
    {
        removed.Remove(row.Volunteer.Id);
        if (rebuilding is not null && (!publishedMeanwhile.TryGetValue(row.Volunteer.Id, out var known) || known.Version < row.Version))
            publishedMeanwhile[row.Volunteer.Id] = row;
        if (pool?.Take(row, time.GetUtcNow()) == true)
            status = status with { Published = status.Published + 1 };
        return Task.CompletedTask;
    }

    public Task Remove(VolunteerRef volunteer)
    {
        removed.Add(volunteer.Id);
        publishedMeanwhile.Remove(volunteer.Id);
        pool?.Drop(volunteer.Id);
        return Task.CompletedTask;
    }

    public async Task<ShardCandidates> Candidates(PoolQuery query, int k, CancellationToken cancellationToken = default)
    {
        var snapshot = await Snapshot(query, cancellationToken);
        return new(ShardSearch.Best(snapshot, query, pool!.Kin, k), snapshot.Count);
    }

    public async Task<ShardRejections> Rejections(PoolQuery query, string? viewer, VolunteerRef? from, int limit, CancellationToken cancellationToken = default) =>
        RejectionScan.Run(await Snapshot(query, cancellationToken), NeedColumns.Rows(query, pool!.Kin)[0], query, viewer, from, limit);

    public async Task<ShardRoster> Pin(Guid pin, PoolQuery query, CancellationToken cancellationToken = default)
    {
        var pinned = new PinnedRound(await Snapshot(query, cancellationToken), pool!.Kin, query);
        rounds.Keep(pin, pinned);
        return await compute.Run(_ => pinned.Roster(), cancellationToken);
    }

    public Task<ShardScores> Score(Guid pin, int k, CancellationToken cancellationToken = default)
    {
        var pinned = rounds.Find(pin);
        return compute.RunOnAll((threads, stop) => pinned.Score(k, threads, stop), cancellationToken);
    }

    public Task<ShardScores> Price(Guid pin, PricingPass pass, CancellationToken cancellationToken = default)
    {
        var pinned = rounds.Find(pin);
        return compute.Run(stop => pinned.Price(pass, stop), cancellationToken);
    }

    public Task<ImmutableArray<Contracts.Needs.ScoreParts>> Explain(Guid pin, ImmutableArray<RosterPair> pairs, CancellationToken cancellationToken = default)
    {
        var pinned = rounds.Find(pin);
        return compute.Run(stop => pinned.Explain(pairs, stop), cancellationToken);
    }

    public Task Release(Guid pin)
    {
        rounds.Drop(pin);
        return Task.CompletedTask;
    }

    public Task<ShardStatus> Status() => Task.FromResult(status with { Volunteers = pool?.Snapshot.Count ?? 0 });

    public async Task<ShardStatus> Rebuild(CancellationToken cancellationToken = default)
    {
        // Two at once would do the same work; the second waits for the first, which goes on when its own caller gives up.
        await (rebuilding ??= Read(CancellationToken.None)).WaitAsync(cancellationToken);
        return await Status();
    }

    private async Task Read(CancellationToken cancellationToken)
    {
        try
        {
            publishedMeanwhile.Clear();
            var (region, shard) = ParseKey();
            var definition = (await GrainFactory.GetGrain<IRegionGrain>(GrainKeys.Region(region)).Get()).Value?.Definition;
            var rows = new List<PoolRow>();
            foreach (var member in definition?.Members ?? [])
            {
                await foreach (var (key, state) in states.ReadAll<VolunteerState>(StateNames.Volunteer, GrainKeys.VolunteersOf(member), cancellationToken))
                {
                    var volunteer = VolunteerRef.FromKey(key);
                    if (state.Profile is { ProtectedIdentity: false } && PoolSlots.ShardOf(volunteer.Id, definition!.PoolShards) == shard)
                        rows.Add(VolunteerProjection.Row(volunteer, state, law, time.GetUtcNow()));
                }
            }

            Replace(definition, rows);
        }
        finally
        {
            rebuilding = null;
        }
    }

    private void Replace(RegionDefinition? definition, List<PoolRow> rows)
    {
        var now = time.GetUtcNow();
        var map = new RegionPlane(definition?.Members ?? [], definition?.Plane ?? Plane.Around(default), CivilDay.Of(now));
        pool = ShardPool.Of(map, rows.FindAll(r => !removed.Contains(r.Volunteer.Id)), now);
        foreach (var row in publishedMeanwhile.Values)
            pool.Take(row, now);
        publishedMeanwhile.Clear();
        status = status with { Rebuilds = status.Rebuilds + 1, LastRebuild = now };
        LogRebuilt(pool.Snapshot.Count);
    }

    private async Task<PoolSnapshot> Snapshot(PoolQuery query, CancellationToken cancellationToken)
    {
        // The region changed its members or its map since the columns were laid out. The rebuild at hand may be older still; the one after is not.
        for (var attempt = 0; attempt < 2 && !Fits(query); attempt++)
            await Rebuild(cancellationToken);
        if (!Fits(query))
            throw new RoundLostException("The region has changed since the question was put.");
        pool!.Sweep(time.GetUtcNow());
        return pool.Snapshot;
    }

    private bool Fits(PoolQuery query) => pool is not null && pool.Map.Members.SequenceEqual(query.Map.Members) && pool.Map.Plane == query.Map.Plane;

    private (string Region, int Shard) ParseKey()
    {
        var parts = this.GetPrimaryKeyString().Split('/');
        return (parts[1], int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture));
    }
}
