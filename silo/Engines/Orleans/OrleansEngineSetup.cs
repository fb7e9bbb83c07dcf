using System.CommandLine;
using System.Net;
using Matching.Gateway.Health;
using Matching.Grains.Ports;
using Matching.Grains.State;
using Matching.Silo.Engines.Migrations;
using Matching.Silo.Engines.Storage;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Storage;

namespace Matching.Silo.Engines;

internal static class EngineSetup
{
    public const string Name = "orleans";

    private const string Invariant = "Npgsql";

    /// <summary>Commands that only this engine has.</summary>
    public static IEnumerable<Command> Commands => [MigrateCommand.Create()];

    /// <summary>What an operator should read where the engine cannot start, or null where the fault is not the engine's.</summary>
    public static string? Explain(Exception fault) => fault switch
    {
        MigrationException wrong => wrong.Message,
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable } => "The database has no tables of this version. Run silo -- migrate.",
        NpgsqlException wrong => $"PostgreSQL: {wrong.Message} Check Engine:ConnectionString, and whether the server runs.",
        OrleansConfigurationException wrong => wrong.Message,
        { InnerException: { } inner } => Explain(inner),
        _ => null,
    };

    public static void UseMatchingEngine(this IHostApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(EngineOptions.Section);
        builder.Services.AddOptions<EngineOptions>().Bind(section, o => o.ErrorOnUnknownConfiguration = true).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<EngineOptions>, EngineOptionsValidator>();
        // Which store, and where, must be known before the host is built; all else is read from the validated options.
        var engine = section.Get<EngineOptions>() ?? new();
        builder.UseOrleans(silo =>
        {
            silo.AddActivityPropagation();
            Configure(silo.Services);
            if (engine is { Store: EngineStore.PostgreSql, ConnectionString.Length: > 0 })
                UsePostgreSql(silo, engine.Database);
            else
                UseMemory(silo);
        });
        builder.Services.AddHealthChecks().AddCheck<ClusterCheck>("cluster", tags: [HealthApi.Ready, HealthApi.Startup]);
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
            messaging.MaxMessageBodySize = engine.Value.MaxMessageSize;
            messaging.MaxEnqueuedRequestsHardLimit = engine.Value.MaxQueuedCallsPerActivation;
        });
        services.AddOptions<LoadSheddingOptions>().Configure<IOptions<EngineOptions>>((shedding, engine) =>
            (shedding.LoadSheddingEnabled, shedding.CpuThreshold) = (true, engine.Value.SheddingCpuPercent));
        services.AddOptions<GrainCollectionOptions>().Configure<IOptions<EngineOptions>>((collection, engine) =>
            collection.CollectionAge = engine.Value.CollectionAge);
    }

    private static void UseMemory(ISiloBuilder silo)
    {
        silo.UseDevelopmentClustering(primarySiloEndpoint: null);
        silo.UseInMemoryReminderService();
        silo.Services.AddSingleton(new ProcessGrainStorage(new StateSerializer()));
        silo.Services.AddKeyedSingleton<IGrainStorage>(StateNames.Store, (provider, _) => provider.GetRequiredService<ProcessGrainStorage>());
        silo.Services.AddSingleton<ICommittedStates, ProcessCommittedStates>();
    }

    private static void UsePostgreSql(ISiloBuilder silo, string database)
    {
        silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Invariant, database));
        silo.UseAdoNetReminderService(options => (options.Invariant, options.ConnectionString) = (Invariant, database));
        silo.AddAdoNetGrainStorage(Invariant, options =>
        {
            (options.Invariant, options.ConnectionString) = (Invariant, database);
            options.GrainStorageSerializer = new StateSerializer();
            // An erasure removes the row, not its content alone.
            options.DeleteStateOnClear = true;
        });
        silo.Services.AddKeyedSingleton<IGrainStorage>(StateNames.Store, (provider, _) =>
            ActivatorUtilities.CreateInstance<PostgresGrainStorage>(provider, provider.GetRequiredKeyedService<IGrainStorage>(Invariant)));
        silo.Services.AddSingleton<ICommittedStates>(provider => ActivatorUtilities.CreateInstance<PostgresCommittedStates>(provider, database));
    }
}
