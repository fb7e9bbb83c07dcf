using System.CommandLine;
using Matching.Embedded;
using Matching.Embedded.Storage;
using Matching.Grains;
using Matching.Grains.Ports;
using Matching.Silo.Hosting;
using Microsoft.Extensions.Options;

namespace Matching.Silo.Engines;

internal static class EngineSetup
{
    public const string Name = "embedded";

    /// <summary>Commands that only this engine has.</summary>
    public static IEnumerable<Command> Commands => [];

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
            (engine, silo) => engine.DatabasePath ??= Path.Combine(silo.Value.DataPath, "matching.db"));
        builder.Services.AddSingleton<ICommittedStates, EmbeddedCommittedStates>();
    }
}
