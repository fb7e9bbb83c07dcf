using System.CommandLine;
using System.Text.Json;
using Matching.Contracts;
using Matching.Contracts.Needs;
using Matching.Contracts.Rounds;
using Matching.Contracts.Volunteers;
using Matching.Grains.Needs;
using Matching.Grains.Ports;
using Matching.Grains.Regions;
using Matching.Grains.State;
using Matching.Silo.Demo;
using Matching.Silo.Engines;
using Matching.Silo.Hosting;

namespace Matching.Silo.Commands;

/// <summary>Computes a stored decision again and compares: a round, or the pair behind one offer. Exit code 0: identical; 1: not; 2: it cannot be replayed.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var host = new HostArguments();
        var decision = new Argument<Guid>("decision") { Description = "The id of a finished round, or of an offer" };
        var json = new Option<bool>("--json") { Description = "Print the comparison as JSON" };
        var command = new Command("replay", "Compute a finished round, or the decision behind an offer, again from its stored inputs and compare byte for byte.") { decision, json };
        host.AddTo(command);
        command.SetAction((parsed, cancellationToken) => StartFailure.Guard(
            () => Run(parsed.GetValue(decision), parsed.GetValue(json), host.Settings(parsed), cancellationToken)));
        return command;
    }

    private static async Task<int> Run(Guid decision, bool json, Dictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        settings.TryAdd("Silo:Url", "http://127.0.0.1:0");
        settings.TryAdd("Logging:LogLevel:Default", "Warning");
        foreach (var (name, value) in EngineSetup.ReaderSettings)
            settings.TryAdd(name, value);
        await using var app = SiloApplication.Build(settings);
        await app.StartAsync(cancellationToken);
        var round = await Round(app.Services, decision, cancellationToken);
        var offer = round is null ? await Offer(app.Services, decision, cancellationToken) : null;
        await app.StopAsync(CancellationToken.None);
        if (json)
            Console.WriteLine(round is not null ? JsonSerializer.Serialize(round, ContractJson.Options) : JsonSerializer.Serialize(offer, ContractJson.Options));
        else if (round is not null)
            Write(Console.Out, round);
        else
            Write(Console.Out, offer!);
        return round?.IsIdentical ?? offer!.IsIdentical ? 0 : 1;
    }

    /// <summary>Null where no region lists such a round.</summary>
    private static async Task<RoundReplay?> Round(IServiceProvider services, Guid round, CancellationToken cancellationToken)
    {
        var grains = services.GetRequiredService<IGrainFactory>();
        await foreach (var (_, region) in services.GetRequiredService<ICommittedStates>().ReadAll<RegionState>(StateNames.Region, "r/", cancellationToken))
        {
            if (region.Definition is not { } definition || !region.Rounds.Contains(round))
                continue;
            var answer = await grains.GetGrain<IRoundGrain>(GrainKeys.Round(definition.Name, round)).Replay(cancellationToken);
            return answer.Ok(out var replay, out var problem) ? replay : throw new DemoException(problem);
        }

        return null;
    }

    private static async Task<PairReplay> Offer(IServiceProvider services, Guid offer, CancellationToken cancellationToken)
    {
        var grains = services.GetRequiredService<IGrainFactory>();
        await foreach (var (_, need) in services.GetRequiredService<ICommittedStates>().ReadAll<NeedState>(StateNames.Need, "n/", cancellationToken))
        {
            if (need.Offers.FirstOrDefault(o => o.Id == offer) is not { } found)
                continue;
            var answer = await grains.GetGrain<IVolunteerGrain>(GrainKeys.Volunteer(found.Volunteer)).Replay(offer);
            if (!answer.Ok(out var replay, out var problem))
                throw new DemoException(problem);
            return Disclosure.IsKept(found, replay.Recorded) ? replay : replay with { IsIdentical = false, Difference = "The need recorded another decision than the volunteer." };
        }

        throw new DemoException(new(
            ProblemCode.NotFound, "There is no such round or offer.", "decision", "Give the id of a finished round, as GET /v1/regions/{region}/rounds lists it, or of an offer of a need."));
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

    private static void Write(TextWriter output, PairReplay replay)
    {
        var recorded = replay.Recorded;
        output.WriteLine($"  offer     {replay.Offer}, policy version {recorded.PolicyVersion}, law {recorded.LawVersion}");
        output.WriteLine($"  inputs    {recorded.InputsHash}");
        output.WriteLine($"  stored    {(replay.StoredInputsHash == recorded.InputsHash ? "the same" : replay.StoredInputsHash)}");
        output.WriteLine($"  decision  {(recorded.Parts is null ? $"lifted by a person: {recorded.Reasons}" : $"{recorded.Score} points")}");
        output.WriteLine($"  {(replay.IsIdentical ? "identical, byte for byte" : $"NOT IDENTICAL: {replay.Difference}")}");
    }
}
