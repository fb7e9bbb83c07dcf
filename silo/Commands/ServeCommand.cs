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
        var command = new Command("serve", "Run engine and gateway in one process until Ctrl-C or SIGTERM.");
        host.AddTo(command);
        command.SetAction((parsed, cancellationToken) => StartFailure.Guard(() => Run(host.Settings(parsed), cancellationToken)));
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
