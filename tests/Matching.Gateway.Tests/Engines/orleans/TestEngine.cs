using Matching.Grains.Ports;
using Matching.Grains.State;
using Matching.Silo.Engines.Storage;
using Microsoft.Extensions.Hosting;
using Orleans.Storage;

namespace Matching.Gateway.Tests.Engines;

/// <summary>One silo of Orleans with states in memory.</summary>
internal static class TestEngine
{
    public static void Use(IHostApplicationBuilder builder)
    {
        var local = new LocalSilo();
        builder.Services.AddSingleton<ICommittedStates>(new StoredStates(local.Storage));
        local.Use(builder, silo => silo.Services.AddKeyedSingleton<IGrainStorage>(StateNames.Store, local.Storage));
    }

    private sealed class StoredStates(ProcessGrainStorage storage) : ICommittedStates
    {
        public IAsyncEnumerable<KeyValuePair<string, TState>> ReadAll<TState>(string stateName, string keyPrefix, CancellationToken cancellationToken) =>
            storage.ReadAll<TState>(stateName, keyPrefix).ToAsyncEnumerable();
    }
}
