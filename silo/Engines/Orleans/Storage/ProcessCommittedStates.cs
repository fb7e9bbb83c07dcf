using Matching.Grains.Ports;

namespace Matching.Silo.Engines.Storage;

internal sealed class ProcessCommittedStates(ProcessGrainStorage storage) : ICommittedStates
{
    public IAsyncEnumerable<KeyValuePair<string, TState>> ReadAll<TState>(string stateName, string keyPrefix, CancellationToken cancellationToken) =>
        storage.ReadAll<TState>(stateName, keyPrefix).ToAsyncEnumerable();
}
