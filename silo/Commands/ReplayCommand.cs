using System.CommandLine;
using System.Text.Json;
using Matching.Contracts;
using Matching.Contracts.Rounds;
using Matching.Grains.Ports;
using Matching.Grains.Regions;
using Matching.Grains.State;
using Matching.Silo.Demo;
using Matching.Silo.Hosting;

namespace Matching.Silo.Commands;

/// <summary>Computes a stored decision again and compares. Exit code 0: identical; 1: not; 2: it cannot be replayed.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var host = new HostArguments();
        var round = new Argument<Guid>("round") { Description = "The id of a finished round" };
        var json = new Option<bool>("--json") { Description = "Print the comparison as JSON" };
        var command = new Command("replay", "Compute a finished round again from its stored inputs and compare byte for byte.") { round, json };
        host.AddTo(command);
        command.SetAction((parsed, cancellationToken) => StartFailure.Guard(
            () => Run(parsed.GetValue(round), parsed.GetValue(json), host.Settings(parsed), cancellationToken)));
        return command;
    }

    private static async Task<int> Run(Guid round, bool json, Dictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        settings.TryAdd("Silo:Url", "http://127.0.0.1:0");
        settings.TryAdd("Logging:LogLevel:Default", "Warning");
        await using var app = SiloApplication.Build(settings);
        await app.StartAsync(cancellationToken);
        var replay = await Replay(app.Services, round, cancellationToken);
        await app.StopAsync(CancellationToken.None);
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(replay, ContractJson.Options));
        else
            Write(Console.Out, replay);
        return replay.IsIdentical ? 0 : 1;
    }

    private static async Task<RoundReplay> Replay(IServiceProvider services, Guid round, CancellationToken cancellationToken)
    {
        var grains = services.GetRequiredService<IGrainFactory>();
        await foreach (var (_, region) in services.GetRequiredService<ICommittedStates>().ReadAll<RegionState>(StateNames.Region, "r/", cancellationToken))
        {
            if (region.Definition is not { } definition || !region.Rounds.Contains(round))
                continue;
            var answer = await grains.GetGrain<IRoundGrain>(GrainKeys.Round(definition.Name, round)).Replay(cancellationToken);
            return answer.Ok(out var replay, out var problem) ? replay : throw new DemoException(problem);
        }

        throw new DemoException(new(ProblemCode.NotFound, "No region lists such a round.", "round", "Give the id of a finished round, as GET /v1/regions/{region}/rounds lists it."));
    }

    private static void Write(TextWriter output, RoundReplay replay)
    {
        output.WriteLine($"  round     {replay.Round} of {replay.Region}, policy version {replay.PolicyVersion}, seed {replay.Seed}");
        output.WriteLine($"  inputs    {replay.InputsHash}");
        output.WriteLine($"  stored    {(replay.StoredInputsHash == replay.InputsHash ? "the same" : replay.StoredInputsHash)}");
        output.WriteLine($"  outcome   {replay.OutcomeHash}");
        output.WriteLine($"  replayed  {(replay.ReplayedHash == replay.OutcomeHash ? "the same" : replay.ReplayedHash)}");
        output.WriteLine($"  {(replay.IsIdentical ? "identical, byte for byte" : $"NOT IDENTICAL: {replay.Difference}")}");
    }
}
