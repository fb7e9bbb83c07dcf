using System.Net;
using Matching.Grains.Ports;
using Matching.Grains.State;
using Matching.Silo.Engines.Health;
using Matching.Silo.Engines.Security;
using Matching.Silo.Engines.Storage;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Storage;

namespace Matching.Silo.Engines;

/// <summary>A process that hosts grains.</summary>
internal static class SiloSetup
{
    /// <summary>Answers that were queued when the last grain has ended still go out before the connections close.</summary>
    private static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(1);

    public static void Use(IHostApplicationBuilder builder, EngineOptions engine)
    {
        builder.UseOrleans(silo =>
        {
            silo.AddActivityPropagation();
            Configure(silo.Services);
            silo.Services.SendOwnExceptions();
            if (engine is { Store: EngineStore.PostgreSql, ConnectionString.Length: > 0 })
                UsePostgreSql(silo, engine);
            else
                UseMemory(silo);
            if (engine.Tls.IsUsed)
                UseTls(silo.Services);
        });
        builder.AddEngineCheck<ClusterCheck>();
    }

    private static void Configure(IServiceCollection services)
    {
        services.AddOptions<ClusterOptions>().Configure<IOptions<EngineOptions>>((cluster, engine) =>
            (cluster.ClusterId, cluster.ServiceId) = (engine.Value.ClusterId, engine.Value.ServiceId));
        services.AddOptions<EndpointOptions>().Configure<IOptions<EngineOptions>>((endpoint, engine) =>
        {
            endpoint.AdvertisedIPAddress = IPAddress.Parse(engine.Value.Address);
            (endpoint.SiloPort, endpoint.GatewayPort) = (engine.Value.SiloPort, engine.Value.GatewayPort);
        });
        services.AddOptions<SiloMessagingOptions>().Configure<IOptions<EngineOptions>>((messaging, engine) =>
        {
            messaging.ResponseTimeout = engine.Value.ResponseTimeout;
            messaging.CancelRequestOnTimeout = true;
            messaging.MaxMessageBodySize = engine.Value.MaxMessageSize;
            messaging.MaxEnqueuedRequestsHardLimit = engine.Value.MaxQueuedCallsPerActivation;
            messaging.WaitForMessageToBeQueuedForOutboundTime = LastAnswers;
        });
        services.AddOptions<LoadSheddingOptions>().Configure<IOptions<EngineOptions>>((shedding, engine) =>
            (shedding.LoadSheddingEnabled, shedding.CpuThreshold) = (true, engine.Value.SheddingCpuPercent));
        services.AddOptions<GrainCollectionOptions>().Configure<IOptions<EngineOptions>>((collection, engine) =>
            collection.CollectionAge = engine.Value.CollectionAge);
    }

    private static void UseMemory(ISiloBuilder silo)
    {
        UseNobodyElse(silo);
        silo.Services.AddSingleton(new ProcessGrainStorage(new StateSerializer()));
        silo.Services.AddKeyedSingleton<IGrainStorage>(StateNames.Store, (provider, _) => provider.GetRequiredService<ProcessGrainStorage>());
        silo.Services.AddSingleton<ICommittedStates, ProcessCommittedStates>();
    }

    private static void UsePostgreSql(ISiloBuilder silo, EngineOptions engine)
    {
        var database = engine.Database;
        if (engine.Role == EngineRole.Reader)
            UseNobodyElse(silo);
        else
            UseCluster(silo, database);
        silo.AddAdoNetGrainStorage(EngineSetup.Invariant, options =>
        {
            (options.Invariant, options.ConnectionString) = (EngineSetup.Invariant, database);
            options.GrainStorageSerializer = new StateSerializer();
            // An erasure removes the row, not its content alone.
            options.DeleteStateOnClear = true;
        });
        silo.Services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Database>(provider, database));
        silo.Services.AddKeyedSingleton<IGrainStorage>(StateNames.Store, (provider, _) =>
            ActivatorUtilities.CreateInstance<PostgresGrainStorage>(provider, provider.GetRequiredKeyedService<IGrainStorage>(EngineSetup.Invariant)));
        silo.Services.AddSingleton<ICommittedStates, PostgresCommittedStates>();
    }

    private static void UseCluster(ISiloBuilder silo, string database)
    {
        silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (EngineSetup.Invariant, database));
        silo.UseAdoNetReminderService(options => (options.Invariant, options.ConnectionString) = (EngineSetup.Invariant, database));
        WrapReminders(silo.Services);
    }

    private static void UseNobodyElse(ISiloBuilder silo)
    {
        silo.UseDevelopmentClustering(primarySiloEndpoint: null);
        silo.UseInMemoryReminderService();
    }

    /// <summary>The provider registers its table by a type that only it can name.</summary>
    private static void WrapReminders(IServiceCollection services)
    {
        var table = services.Last(service => service.ServiceType == typeof(IReminderTable)).ImplementationType!;
        services.AddSingleton<IReminderTable>(provider =>
            ActivatorUtilities.CreateInstance<PostgresReminderTable>(provider, ActivatorUtilities.CreateInstance(provider, table)));
    }

    /// <summary>Both the port of the silos and that of the gateways; who has no certificate of the cluster is refused at either.</summary>
    private static void UseTls(IServiceCollection services) =>
        services.AddOptions<SiloConnectionOptions>().Configure<TlsConnections>((connections, tls) =>
        {
            connections.ConfigureSiloInboundConnection(tls.UseAsServer);
            connections.ConfigureSiloOutboundConnection(tls.UseAsClient);
            connections.ConfigureGatewayInboundConnection(tls.UseAsServer);
        });
}
