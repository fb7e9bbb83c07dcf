using System.CommandLine;
using System.Text.Json;
using Matching.Contracts;
using Matching.Contracts.Regions;
using Matching.Contracts.Rounds;
using Matching.Samples;
using Matching.Silo.Demo;
using Matching.Silo.Hosting;
using Microsoft.Extensions.Options;

namespace Matching.Silo.Commands;

internal static class DemoCommand
{
    public static Command Create()
    {
        var host = new HostArguments();
        var region = new Argument<string>("region") { Description = "A shipped sample region, or the folder of one", DefaultValueFactory = _ => "ostergotland" };
        var once = new Option<bool>("--once") { Description = "Exit after printing" };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON" };
        var fairness = new Option<FairnessGoal?>("--fairness") { Description = "What the round promises each member [default: what the region's definition says]" };
        var command = new Command("demo", "Load a sample region, run a round, print it, and keep serving.") { region, once, json, fairness };
        host.AddTo(command);
        command.SetAction((parsed, cancellationToken) => StartFailure.Guard(
            () => Run(parsed.GetValue(region)!, parsed.GetValue(once), parsed.GetValue(json), new(Fairness: parsed.GetValue(fairness)), host.Settings(parsed), cancellationToken)));
        return command;
    }

    /// <summary>Before the start: the service reads it then.</summary>
    private static void Keep(string law, Dictionary<string, string?> settings)
    {
        using var configuration = new ConfigurationManager();
        configuration.AddMatchingSettings(settings);
        LawFolder.Keep(law, configuration);
    }

    private static async Task<int> Run(string name, bool once, bool json, RoundRequest request, Dictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        var sample = SampleRegion.Load(name);
        settings.TryAdd("Logging:LogLevel:Default", "Warning");
        if (sample.LawFolder is { } law)
            Keep(law, settings);
        await using var app = SiloApplication.Build(settings, builder => builder.Services.AddSingleton<NetworkLoader>().AddSingleton<RegionLoader>().AddSingleton<DemoRun>());
        await app.StartAsync(cancellationToken);

        var progress = new Progress(Console.Error, !Console.IsErrorRedirected);
        var report = await app.Services.GetRequiredService<DemoRun>().Run(sample, request, progress, cancellationToken);
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(report, ContractJson.Options));
        else
            DemoText.Write(Console.Out, report);
        if (!once)
        {
            if (!json)
            {
                var options = app.Services.GetRequiredService<IOptions<SiloOptions>>().Value;
                DemoText.WriteAddresses(Console.Out, options.Url, options.DataPath, report);
            }

            await app.WaitForShutdownAsync(cancellationToken);
        }
        else
        {
            await app.StopAsync(CancellationToken.None);
        }

        return report.IsSound ? 0 : 1;
    }
}
