using System.Diagnostics;
using Matching.Grains.Ports;
using Matching.Silo.Engines.Health;
using Matching.Silo.Engines.Security;
using Matching.Silo.Engines.Storage;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Matching.Silo.Engines;

/// <summary>A process that serves the HTTP API and hosts no grain: a client of the silos, which it finds in the database.</summary>
internal static class GatewaySetup
{
    /// <summary>A gateway may start before the silos do; after this long it says that there are none, and ends.</summary>
    private static readonly TimeSpan FirstConnection = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);

    /// <summary>How soon a silo that has joined is used.</summary>
    private static readonly TimeSpan LookForSilos = TimeSpan.FromSeconds(15);

    public static void Use(IHostApplicationBuilder builder, EngineOptions engine)
    {
        var connected = new SilosConnected();
        builder.Services.AddSingleton(connected);
        builder.UseOrleansClient(client =>
        {
            client.AddActivityPropagation();
            client.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (EngineSetup.Invariant, engine.Database));
            client.UseConnectionRetryFilter(Retry(Stopwatch.GetTimestamp()));
            client.AddGatewayCountChangedHandler((_, change) => connected.Changed(change.NumberOfConnectedGateways));
            Configure(client.Services);
            client.Services.SendOwnExceptions();
            if (engine.Tls.IsUsed)
                client.Services.AddOptions<ClientConnectionOptions>().Configure<TlsConnections>((connection, tls) => connection.ConfigureConnection(tls.UseAsClient));
        });
        builder.Services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Database>(provider, engine.Database));
        builder.Services.AddSingleton<ICommittedStates, PostgresCommittedStates>();
        builder.AddEngineCheck<SilosConnected>();
    }

    private static Func<Exception, CancellationToken, Task<bool>> Retry(long start) => async (_, cancellationToken) =>
    {
        if (Stopwatch.GetElapsedTime(start) > FirstConnection)
            return false;
        await Task.Delay(BetweenAttempts, TimeProvider.System, cancellationToken);
        return true;
    };

    private static void Configure(IServiceCollection services)
    {
        services.AddOptions<ClusterOptions>().Configure<IOptions<EngineOptions>>((cluster, engine) =>
            (cluster.ClusterId, cluster.ServiceId) = (engine.Value.ClusterId, engine.Value.ServiceId));
        services.AddOptions<ClientMessagingOptions>().Configure<IOptions<EngineOptions>>((messaging, engine) =>
        {
            messaging.ResponseTimeout = engine.Value.ResponseTimeout;
            messaging.CancelRequestOnTimeout = true;
            messaging.MaxMessageBodySize = engine.Value.MaxMessageSize;
        });
        services.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = LookForSilos);
    }
}
