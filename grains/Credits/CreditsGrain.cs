using Matching.Contracts.Credits;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Volunteers;
using Matching.Grains.State;

namespace Matching.Grains.Credits;

[GrainType("credits")]
internal sealed class CreditsGrain([PersistentState(StateNames.Credits, StateNames.Store)] IPersistentState<CreditsState> storage, TimeProvider time)
    : DurableGrain<CreditsState>(storage), ICreditsGrain
{
    private IMunicipalityGrain Home => GrainFactory.GetGrain<IMunicipalityGrain>(this.GetPrimaryKeyString());

    public async Task Settle()
    {
        var runs = await Home.Runs();
        var (next, today) = (State, CivilDay.Of(time.GetUtcNow()));
        foreach (var some in runs.Chunk(FanOut.Window))
        {
            var truths = await Task.WhenAll(some.Select(r => GrainFactory.GetGrain<IVolunteerGrain>(GrainKeys.Volunteer(r.Use.Volunteer)).StoredCommitment(r.Use.Offer)));
            next = some.Zip(truths).Aggregate(next, (state, run) => state.With(run.First, run.Second, today));
        }

        if (next != State)
            await Commit(next);
        // Only when the entries are stored: until then the municipality keeps what they are made from.
        var over = runs.Where(r => r.GivenBack).Select(r => r.Use.Offer).ToImmutableArray();
        if (!over.IsEmpty)
            await Home.Settled(over);
    }

    public async Task<ImmutableArray<CreditEntry>> Entries()
    {
        await Settle();
        return [.. State.Entries.Values.OrderBy(e => e.Placement)];
    }
}
