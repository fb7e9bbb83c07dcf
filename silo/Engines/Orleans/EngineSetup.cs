using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Matching.Gateway.Health;
using Matching.Silo.Engines.Health;
using Matching.Silo.Engines.Migrations;
using Matching.Silo.Engines.Security;
using Matching.Silo.Engines.Storage;
using Matching.Silo.Hosting;
using Matching.Silo.Moving;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Serialization;

namespace Matching.Silo.Engines;

internal static class EngineSetup
{
    public const string Name = "orleans";

    /// <summary>The driver by the name under which Orleans knows it.</summary>
    internal const string Invariant = "Npgsql";

    /// <summary>Commands that only this engine has.</summary>
    public static IEnumerable<Command> Commands => [MigrateCommand.Create()];

    /// <summary>The settings of a member of a cluster.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> ClusterSettings(string role) =>
        [new("Engine:Store", nameof(EngineStore.PostgreSql)), new("Engine:Role", role)];

    /// <summary>The settings of a command that looks at what the service has stored, beside the cluster and whatever port its members have.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> ReaderSettings =>
    [
        new("Engine:Store", nameof(EngineStore.PostgreSql)), new("Engine:Role", nameof(EngineRole.Reader)), new("Engine:Address", "127.0.0.1"),
        new("Engine:SiloPort", FreePort().ToString(CultureInfo.InvariantCulture)), new("Engine:GatewayPort", "0"), new("Engine:DrainDelay", "00:00:00"),
    ];

    /// <summary>What an operator should read where the engine cannot start, or null where the fault is not the engine's.</summary>
    public static string? Explain(Exception fault) => fault switch
    {
        MigrationException wrong => wrong.Message,
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable } => "The database has no tables of this version. Run silo -- migrate.",
        NpgsqlException wrong => $"PostgreSQL: {wrong.Message} Check Engine:ConnectionString, and whether the server runs.",
        OrleansConfigurationException wrong => wrong.Message,
        Orleans.Runtime.Messaging.ConnectionFailedException => "No silo of this cluster could be reached: start one with Engine:GatewayPort open, the same ClusterId and certificates of the same authority.",
        { InnerException: { } inner } => Explain(inner),
        _ => null,
    };

    public static void UseMatchingEngine(this IHostApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(EngineOptions.Section);
        builder.Services.AddOptions<EngineOptions>().Bind(section, o => o.ErrorOnUnknownConfiguration = true).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<EngineOptions>, EngineOptionsValidator>();
        builder.Services.AddSingleton(provider => ClusterCertificates.Read(provider.GetRequiredService<IOptions<EngineOptions>>().Value.Tls));
        builder.Services.AddSingleton<TlsConnections>();
        builder.Services.AddHostedService<DrainDelay>();
        builder.Services.AddOptions<HostOptions>().PostConfigure<IOptions<EngineOptions>>((host, engine) => host.ShutdownTimeout += engine.Value.DrainDelay);

        // The role, the store and the place of the database must be known before the host is built; all else is read from the validated options.
        var engine = section.Get<EngineOptions>() ?? new();
        if (engine.Role == EngineRole.Gateway)
            GatewaySetup.Use(builder, engine);
        else
            SiloSetup.Use(builder, engine);
    }

    /// <summary>Whether this process serves the HTTP API, or the questions of health alone.</summary>
    public static bool ServesApi(IServiceProvider services) => services.GetRequiredService<IOptions<EngineOptions>>().Value.Role is EngineRole.Both or EngineRole.Gateway;

    /// <summary>The database of these settings, for <c>export</c> and <c>import</c>. Silos may run during an export.</summary>
    /// <exception cref="MoveException">There is none.</exception>
    public static async Task<IStateArchive> OpenArchive(Dictionary<string, string?> settings, bool mayCreate, CancellationToken cancellationToken)
    {
        var configuration = new ConfigurationManager();
        configuration.AddMatchingSettings(settings);
        var engine = configuration.GetSection(EngineOptions.Section).Get<EngineOptions>() ?? new();
        return engine.ConnectionString is { Length: > 0 }
            ? await PostgresArchive.Open(engine.Database, engine.ServiceId, cancellationToken)
            : throw new MoveException("Engine:ConnectionString is missing: write --set \"Engine:ConnectionString=Host=127.0.0.1;Database=matching;Username=matching\".");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The core knows no engine and cannot mark its exceptions; unmarked ones of other rooms than the platform's would not be sent.</summary>
    internal static void SendOwnExceptions(this IServiceCollection services) =>
        services.Configure<ExceptionSerializationOptions>(exceptions => exceptions.SupportedNamespacePrefixes.Add(nameof(Matching)));

    internal static IHealthChecksBuilder AddEngineCheck<TCheck>(this IHostApplicationBuilder builder) where TCheck : class, Microsoft.Extensions.Diagnostics.HealthChecks.IHealthCheck =>
        builder.Services.AddHealthChecks().AddCheck<TCheck>("cluster", tags: [HealthApi.Ready, HealthApi.Startup]);
}
