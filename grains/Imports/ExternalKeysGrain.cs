using Matching.Contracts.Imports;
using Matching.Grains.State;

namespace Matching.Grains.Imports;

[GrainType("external-keys")]
internal sealed class ExternalKeysGrain([PersistentState(StateNames.ExternalKeys, StateNames.Store)] IPersistentState<ExternalKeysState> storage, TimeProvider time)
    : DurableGrain<ExternalKeysState>(storage), IExternalKeysGrain
{
    public async Task<ImmutableArray<Guid>> Resolve(ImmutableArray<string> keyHashes, bool create)
    {
        var unknown = create ? keyHashes.Where(k => !State.Ids.ContainsKey(k)).Distinct().ToList() : [];
        if (unknown.Count > 0)
            await Commit(State with { Ids = State.Ids.AddRange(unknown.Select(k => KeyValuePair.Create(k, Guid.CreateVersion7(time.GetUtcNow())))) });
        return [.. keyHashes.Select(k => State.Ids.GetValueOrDefault(k))];
    }
}
