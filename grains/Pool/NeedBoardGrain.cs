using Matching.Contracts.Districts;
using Matching.Contracts.Law;
using Matching.Contracts.Pool;
using Matching.Contracts.Regions;
using Matching.Grains.Needs;
using Matching.Grains.Ports;
using Matching.Grains.Reports;
using Matching.Grains.State;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace Matching.Grains.Pool;

/// <remarks>Reentrant for the reason <see cref="PoolShardGrain"/> is.</remarks>
[GrainType("need-board"), Reentrant, KeepAlive]
internal sealed class NeedBoardGrain(ICommittedStates states, LawBook law, TimeProvider time, IOptions<PoolOptions> options, WaitingMetrics waiting) : Grain, INeedBoardGrain
{
    private readonly Dictionary<NeedRef, PoolNeed> needs = [];

    /// <summary>The day as of which all were read.</summary>
    private DateOnly read;

    private DateOnly Today => CivilDay.Of(time.GetUtcNow());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Rebuild(cancellationToken);
        this.RegisterGrainTimer(static (self, stop) => self.Rebuild(stop), this, new() { DueTime = options.Value.RebuildInterval, Period = options.Value.RebuildInterval, Interleave = true });
    }

    public Task Publish(PoolNeed need)
    {
        if (!needs.TryGetValue(need.Need, out var known) || known.Version <= need.Version)
        {
            waiting.Heard(need);
            // How long a decision waits is counted here, and is nothing that a round decides by.
            needs[need.Need] = need with { WaitingSince = null };
        }

        return Task.CompletedTask;
    }

    public async Task<ImmutableArray<PoolNeed>> Open()
    {
        // Needs that wait are judged as of a day: what was read yesterday may have begun, or be over.
        if (read < Today)
            await Rebuild();
        var now = time.GetUtcNow();
        return needs.Values.Where(n => n.ForRounds && n.WantedAt(now) > 0).OrderBy(n => n.Need.Municipality, StringComparer.Ordinal).ThenBy(n => n.Need.Id).ToImmutableArray();
    }

    public async Task Rebuild(CancellationToken cancellationToken = default)
    {
        var today = Today;
        var region = KeyOwner.Of(this.GetPrimaryKeyString());
        var definition = (await GrainFactory.GetGrain<IRegionGrain>(GrainKeys.Region(region)).Get()).Value?.Definition;
        foreach (var member in definition?.Members ?? [])
        {
            var districts = await GrainFactory.GetGrain<IDistrictsGrain>(GrainKeys.Municipality(member)).List();
            await foreach (var (key, state) in states.ReadAll<NeedState>(StateNames.Need, GrainKeys.NeedsOf(member), cancellationToken))
            {
                if (state.Requirements is not null)
                    await Publish(NeedProjection.Descriptor(NeedRef.FromKey(key), state, law, today).ForBoard(state, ContactPoints.Of(state, districts)));
            }
        }

        read = today;
    }
}
