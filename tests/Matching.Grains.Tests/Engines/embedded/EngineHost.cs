using Matching.Embedded;
using Matching.Embedded.Storage;
using Matching.Grains.Ports;
using Matching.Grains.Tests.Silo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Storage;

namespace Matching.Grains.Tests.Engines;

/// <summary>Builds a host with the embedded engine; the only file of these tests that knows which engine runs.</summary>
internal static class EngineHost
{
    /// <param name="databasePath">Null keeps the states in memory, and loses them with the host.</param>
    public static IHost Build(string? databasePath, Action<IServiceCollection> services)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        services(builder.Services);
        builder.Services.AddSingleton<ICommittedStates, EmbeddedStates>();
        builder.UseEmbeddedEngine(options =>
        {
            options.GrainAssemblies.Add(typeof(GrainsServices).Assembly);
            options.DatabasePath = databasePath;
        });
        return builder.Build();
    }

    /// <summary>Where the engine keeps grain states, beneath the faults of a test.</summary>
    public static IGrainStorage Storage(IServiceProvider services) => services.GetRequiredService<EmbeddedGrainStorage>();

    /// <summary>What a caller sees when the host of a grain is gone.</summary>
    public static Exception LostSilo() => new OrleansMessageRejectionException("Injected: the host of the grain is gone.");

    private sealed class EmbeddedStates(EmbeddedGrainStorage storage, StorageFaults faults) : ICommittedStates
    {
        public async IAsyncEnumerable<KeyValuePair<string, TState>> ReadAll<TState>(
            string stateName, string keyPrefix, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var (key, state) in storage.ScanAsync<TState>(stateName, keyPrefix, cancellationToken))
            {
                yield return KeyValuePair.Create(key, state);
                await faults.BetweenRows();
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}
