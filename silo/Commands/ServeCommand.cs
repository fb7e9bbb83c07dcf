using System.CommandLine;
using Matching.Silo.Engines;
using Matching.Silo.Hosting;
using Microsoft.Extensions.Options;

namespace Matching.Silo.Commands;

internal static class ServeCommand
{
    public static Command Create()
    {
        var host = new HostArguments();
        var cluster = new Option<string>("--cluster")
        {
            Description = "Be a member of a cluster on PostgreSQL: both grains and HTTP API (the default), silo (grains), or gateway (HTTP API). Needs Engine=orleans",
            Arity = ArgumentArity.ZeroOrOne,
        };
        cluster.AcceptOnlyFromAmong("both", "silo", "gateway");
        var command = new Command("serve", "Run engine and gateway in one process until Ctrl-C or SIGTERM.") { cluster };
        host.AddTo(command);
        command.SetAction((parsed, cancellationToken) => StartFailure.Guard(() =>
        {
            var settings = host.Settings(parsed);
            foreach (var (name, value) in parsed.GetResult(cluster) is null ? [] : EngineSetup.ClusterSettings(parsed.GetValue(cluster) ?? "both"))
                settings.TryAdd(name, value);
            return Run(settings, cancellationToken);
        }));
        return command;
    }

    private static async Task<int> Run(Dictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        await using var app = SiloApplication.Build(settings);
        await app.StartAsync(cancellationToken);
        var options = app.Services.GetRequiredService<IOptions<SiloOptions>>().Value;
        Console.WriteLine($"Matching listens on {options.Url} (engine: {EngineSetup.Name}, data: {Path.GetFullPath(options.DataPath)}). Stop it with Ctrl-C.");
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
}
