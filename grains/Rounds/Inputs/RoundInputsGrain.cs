using Matching.Contracts.Rounds;
using Matching.Grains.State;

namespace Matching.Grains.Rounds;

[GrainType("round-inputs")]
internal sealed class RoundInputsGrain([PersistentState(StateNames.RoundInputs, StateNames.Store)] IPersistentState<RoundInputsState> storage)
    : DurableGrain<RoundInputsState>(storage), IRoundInputsGrain
{
    public async Task Keep(string packed)
    {
        if (State.Packed != packed)
            await Commit(new() { Packed = packed });
        // Megabytes that nobody reads before somebody asks for a replay.
        DeactivateOnIdle();
    }

    public Task<string?> Read()
    {
        DeactivateOnIdle();
        return Task.FromResult(State.Packed);
    }

    public async Task Forget()
    {
        if (State.Packed is not null)
            await Clear();
        DeactivateOnIdle();
    }
}
