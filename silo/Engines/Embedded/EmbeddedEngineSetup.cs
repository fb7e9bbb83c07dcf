using System.CommandLine;
using Matching.Embedded;
using Matching.Embedded.Storage;
using Matching.Grains;
using Matching.Grains.Ports;
using Matching.Silo.Hosting;
using Matching.Silo.Moving;
using Microsoft.Extensions.Options;

namespace Matching.Silo.Engines;

internal static class EngineSetup
{
    public const string Name = "embedded";

    private const string DatabaseName = "matching.db";

    /// <summary>Commands that only this engine has.</summary>
    public static IEnumerable<Command> Commands => [];

    /// <exception cref="ArgumentException">Always: this engine is one process by intent.</exception>
    public static IEnumerable<KeyValuePair<string, string?>> ClusterSettings(string role) => throw new ArgumentException(
        "This silo was built with the embedded engine, which is one process: for a cluster build it with -p:Engine=orleans (docs/engines.md).");

    /// <summary>The settings of a command that looks at what the service has stored: there is one store. The silo must not run.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> ReaderSettings => [];

    /// <summary>The store of these settings, for <c>export</c> and <c>import</c>. The silo must not run.</summary>
    /// <exception cref="MoveException">There is none.</exception>
    public static async Task<IStateArchive> OpenArchive(Dictionary<string, string?> settings, bool mayCreate, CancellationToken cancellationToken)
    {
        var configuration = new ConfigurationManager();
        configuration.AddMatchingSettings(settings);
        var path = configuration["Engine:DatabasePath"] ?? Path.Combine(configuration["Silo:DataPath"] ?? new SiloOptions().DataPath, DatabaseName);
        return mayCreate || File.Exists(path)
            ? new EmbeddedArchive(await RecordArchive.OpenAsync(path, cancellationToken), path)
            : throw new MoveException($"There is no store {Path.GetFullPath(path)}: name its folder with --data.");
    }

    /// <summary>Whether this process serves the HTTP API: the only one there is does.</summary>
    public static bool ServesApi(IServiceProvider services) => true;

    /// <summary>What an operator should read where the engine cannot start, or null where the fault is not the engine's.</summary>
    public static string? Explain(Exception fault) => (fault as StorageFailureException)?.Message;

    /// <summary>Engine settings under section <c>Engine</c>; the database lies in <see cref="SiloOptions.DataPath"/>.</summary>
    public static void UseMatchingEngine(this IHostApplicationBuilder builder)
    {
        builder.UseEmbeddedEngine(engine =>
        {
            builder.Configuration.GetSection("Engine").Bind(engine, o => o.ErrorOnUnknownConfiguration = true);
            engine.GrainAssemblies.Add(typeof(GrainsServices).Assembly);
        });
        builder.Services.AddOptions<EmbeddedEngineOptions>().Configure<IOptions<SiloOptions>>(
            (engine, silo) => engine.DatabasePath ??= Path.Combine(silo.Value.DataPath, DatabaseName));
        builder.Services.AddSingleton<ICommittedStates, EmbeddedCommittedStates>();
    }
}
