using System.Runtime.CompilerServices;
using Matching.Embedded;
using Matching.Embedded.Storage;
using Matching.Grains;
using Matching.Grains.Ports;
using Microsoft.Extensions.Hosting;

namespace Matching.Gateway.Tests.Engines;

/// <summary>The embedded engine with states in memory.</summary>
internal static class TestEngine
{
    public static void Use(IHostApplicationBuilder builder)
    {
        builder.UseEmbeddedEngine(engine => engine.GrainAssemblies.Add(typeof(GrainsServices).Assembly));
        builder.Services.AddSingleton<ICommittedStates, StoredStates>();
    }

    private sealed class StoredStates(EmbeddedGrainStorage storage) : ICommittedStates
    {
        public async IAsyncEnumerable<KeyValuePair<string, TState>> ReadAll<TState>(
            string stateName, string keyPrefix, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var (key, state) in storage.ScanAsync<TState>(stateName, keyPrefix, cancellationToken)) yield return new(key, state);
        }
    }
}
