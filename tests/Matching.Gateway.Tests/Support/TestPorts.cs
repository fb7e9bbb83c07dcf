using System.Runtime.CompilerServices;
using Matching.Embedded.Storage;
using Matching.Grains.Ports;

namespace Matching.Gateway.Tests.Support;

/// <summary>Reads the engine's own store.</summary>
internal sealed class StoredStates(EmbeddedGrainStorage storage) : ICommittedStates
{
    public async IAsyncEnumerable<KeyValuePair<string, TState>> ReadAll<TState>(
        string stateName, string keyPrefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (key, state) in storage.ScanAsync<TState>(stateName, keyPrefix, cancellationToken)) yield return new(key, state);
    }
}

/// <summary>Computes on one thread of the pool.</summary>
internal sealed class OneThread : IComputePool
{
    public int Threads => 1;

    public Task<TResult> Run<TResult>(Func<CancellationToken, TResult> compute, CancellationToken cancellationToken) =>
        Task.Run(() => compute(cancellationToken), cancellationToken);
}
