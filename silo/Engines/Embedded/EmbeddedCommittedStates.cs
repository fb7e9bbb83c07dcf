using System.Runtime.CompilerServices;
using Matching.Embedded.Storage;
using Matching.Grains.Ports;

namespace Matching.Silo.Engines;

internal sealed class EmbeddedCommittedStates(EmbeddedGrainStorage storage) : ICommittedStates
{
    public async IAsyncEnumerable<KeyValuePair<string, TState>> ReadAll<TState>(
        string stateName, string keyPrefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (key, state) in storage.ScanAsync<TState>(stateName, keyPrefix, cancellationToken))
            yield return new(key, state);
    }
}
