using System.CommandLine;
using System.Text.Json;
using Matching.Bench.Stack;
using Matching.Bench.Yardstick;
using Matching.Contracts.Values;
using Matching.Silo.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Matching.Bench.Engines;

/// <summary><c>service DIR</c>: the whole service on the engine of this build, one JSON line of what it does.</summary>
internal static class ServiceVerb
{
    public static Command Create()
    {
        var directory = new Argument<string>("directory") { Description = "A yardstick data set" };
        var seconds = new Option<int>("--seconds") { Description = "Length of each measurement, s", DefaultValueFactory = _ => 5 };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 7 };
        var warmUps = new Option<int>("--warm-ups") { Description = "Rounds before those that count", DefaultValueFactory = _ => 2 };
        var set = new Option<string[]>("--set") { Description = "A setting of the silo, Section:Name=value", DefaultValueFactory = _ => [] };
        var command = new Command("service", "Times calls, durable writes and rounds of the service on this build's engine.") { directory, seconds, rounds, warmUps, set };
        command.SetAction((run, stop) => Run(
            run.GetRequiredValue(directory), TimeSpan.FromSeconds(run.GetValue(seconds)), run.GetValue(rounds), run.GetValue(warmUps), run.GetValue(set)!, stop));
        return command;
    }

    private static async Task Run(string directory, TimeSpan length, int rounds, int warmUps, string[] set, CancellationToken stop)
    {
        var scratch = Directory.CreateTempSubdirectory("matching-service-");
        try
        {
            var settings = new Dictionary<string, string?>
            {
                ["Silo:Url"] = "http://127.0.0.1:0",
                ["Silo:DataPath"] = scratch.FullName,
                ["Logging:LogLevel:Default"] = "Error",
            };
            foreach (var setting in set)
                settings[setting.Split('=')[0]] = setting.Split('=', 2)[1];
            var region = new RegionData(YardstickData.Read(directory), CivilDay.Of(TimeProvider.System.GetUtcNow()));
            await using var app = SiloApplication.Build(settings);
            await app.StartAsync(stop);
            var grains = app.Services.GetRequiredService<IGrainFactory>();
            await RegionLoad.Into(grains, region, stop);
            var timing = new ServiceTiming(grains, region);
            var result = new ServiceResult(await timing.Calls(length), await timing.Writes(length), await timing.Round(rounds, warmUps, stop));
            Console.WriteLine(JsonSerializer.Serialize(result));
            await app.StopAsync(stop);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }
}

/// <summary>One engine in one run.</summary>
internal sealed record ServiceResult(double CallsPerSecond, double WritesPerSecond, double RoundMs);
