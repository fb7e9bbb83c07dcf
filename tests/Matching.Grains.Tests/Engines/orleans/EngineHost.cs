using Matching.Grains.Ports;
using Matching.Grains.Tests.Silo;
using Matching.Silo.Engines.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Storage;

namespace Matching.Grains.Tests.Engines;

/// <summary>Builds a host with a silo of Orleans; the only file of these tests that knows which engine runs.</summary>
internal static class EngineHost
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, LocalSilo> Durable = new();

    /// <param name="databasePath">Names the states that outlive the host; null loses them with it.</param>
    public static IHost Build(string? databasePath, Action<IServiceCollection> services)
    {
        var silo = databasePath is null ? new() : Durable.GetOrAdd(databasePath, _ => new());
        var builder = Host.CreateEmptyApplicationBuilder(null);
        services(builder.Services);
        builder.Services.AddSingleton(silo.Storage);
        builder.Services.AddSingleton<ICommittedStates, MemoryStates>();
        silo.Use(builder, _ => { });
        return builder.Build();
    }

    /// <summary>Where the engine keeps grain states, beneath the faults of a test.</summary>
    public static IGrainStorage Storage(IServiceProvider services) => services.GetRequiredService<ProcessGrainStorage>();

    /// <summary>What a caller sees when the silo of a grain is gone.</summary>
    public static Exception LostSilo() => new SiloUnavailableException("Injected: the silo of the grain is gone.");

    private sealed class MemoryStates(ProcessGrainStorage storage, StorageFaults faults) : ICommittedStates
    {
        public async IAsyncEnumerable<KeyValuePair<string, TState>> ReadAll<TState>(
            string stateName, string keyPrefix, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            foreach (var state in storage.ReadAll<TState>(stateName, keyPrefix))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return state;
                await faults.BetweenRows();
            }
        }
    }
}
