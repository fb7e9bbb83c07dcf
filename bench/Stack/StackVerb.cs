using System.CommandLine;
using System.Text.Json;
using Matching.Bench.Arguments;
using Matching.Bench.Yardstick;
using Matching.Contracts.Values;
using Matching.Gateway.Auth;
using Matching.Silo.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans;

namespace Matching.Bench.Stack;

/// <summary>
/// <c>stack DIR</c>: the whole service in one process on 127.0.0.1, loaded through its grains, states on disk: a round beside the core's own time, and candidates
/// over HTTP. Rate limits are off, everything else is as it ships.
/// </summary>
internal static class StackVerb
{
    /// <summary>After as many rounds the compiler no longer works beside them.</summary>
    private const int WarmUps = 120;

    public static Command Create()
    {
        var directory = CommandArguments.DataSet();
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 21, Description = "Timed rounds; 0 leaves them out" }.InRange(0);
        var connections = new Option<int>("--connections") { DefaultValueFactory = _ => 32 }.InRange(1, 4_096);
        var seconds = new Option<double>("--seconds") { DefaultValueFactory = _ => 10, Description = "How long candidates are asked for over HTTP; 0 leaves it out" };
        var command = new Command("stack", "Times rounds through the grains, and candidates over HTTP.") { directory, rounds, connections, seconds };
        command.SetAction((run, stop) => Run(
            run.GetRequiredValue(directory), run.GetValue(rounds), run.GetValue(connections), run.GetValue(seconds), stop));
        return command;
    }

    private static async Task Run(string directory, int rounds, int connections, double seconds, CancellationToken stop)
    {
        var scratch = Directory.CreateTempSubdirectory("matching-stack-");
        try
        {
            var region = new RegionData(YardstickData.Read(directory), CivilDay.Of(TimeProvider.System.GetUtcNow()));
            await using var app = SiloApplication.Build(Settings(scratch.FullName));
            await app.StartAsync(stop);
            var grains = app.Services.GetRequiredService<IGrainFactory>();
            await RegionLoad.Into(grains, region, stop);
            var round = rounds > 0 ? await new RoundTiming(grains, region).Run(rounds, WarmUps, stop) : null;
            var auth = app.Services.GetRequiredService<IOptions<GatewayAuthOptions>>().Value;
            var http = seconds > 0 ? await new HttpTiming(app.Urls.Single(), auth, region, scratch.FullName).Run(connections, seconds, stop) : null;
            Console.WriteLine(JsonSerializer.Serialize(new { round, http }));
            await app.StopAsync(stop);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static Dictionary<string, string?> Settings(string folder) => new()
    {
        ["Silo:Url"] = "http://127.0.0.1:0",
        ["Silo:DataPath"] = folder,
        ["Gateway:RateLimit:Enabled"] = "false",
        ["Logging:LogLevel:Default"] = "Warning",
    };
}
