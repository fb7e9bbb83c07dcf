using System.CommandLine;
using System.Text.Json;
using Matching.Contracts.Audit;
using Matching.Gateway.Audit;
using Matching.Grains.Audit;
using Matching.Grains.Ports;
using Matching.Grains.State;
using Matching.Silo.Engines;
using Matching.Silo.Hosting;
using Matching.Silo.Moving;

namespace Matching.Silo.Commands;

/// <summary>Follows every audit trail as it is stored. Exit code 0: sound; 1: not, with a line for each fault; 2: it cannot be read.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var host = new HostArguments();
        var checkpoints = new Option<string[]>("--checkpoint") { Description = "A file with a checkpoint as GET /v1/audit/checkpoint gave it; may be repeated" };
        var verify = new Command("verify", "Follow every audit trail as it is stored, and look for the checkpoints in them.") { checkpoints };
        host.AddTo(verify);
        verify.SetAction((parsed, cancellationToken) => StartFailure.Guard(() => Verify(parsed.GetValue(checkpoints) ?? [], host.Settings(parsed), cancellationToken)));
        return new("audit", "The audit trails of municipalities and regions.") { verify };
    }

    private static async Task<int> Verify(string[] files, Dictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        settings.TryAdd("Silo:Url", "http://127.0.0.1:0");
        settings.TryAdd("Logging:LogLevel:Default", "Warning");
        foreach (var (name, value) in EngineSetup.ReaderSettings)
            settings.TryAdd(name, value);
        await using var app = SiloApplication.Build(settings);
        await app.StartAsync(cancellationToken);
        var signer = app.Services.GetRequiredService<CheckpointSigner>();
        var handed = files.Select(file => Read(signer, file)).ToList();
        var faults = handed.Where(c => !c.IsMine).Select(c => $"{c.Head.Municipality}: the checkpoint of entry {c.Head.Count} is not signed by this service").ToList();
        var (owners, headless) = await Owners(app.Services.GetRequiredService<ICommittedStates>(), cancellationToken);
        faults.AddRange(headless.Select(owner => $"{owner}: the head of the trail is missing"));
        var (grains, entries) = (app.Services.GetRequiredService<IGrainFactory>(), 0L);
        foreach (var owner in owners.Union(handed.Select(c => c.Head.Municipality)).Order(StringComparer.Ordinal))
        {
            var trail = grains.GetGrain<IAuditGrain>(GrainKeys.Audit(owner));
            var whole = await trail.Verify(null, cancellationToken);
            entries += whole.Head.Count;
            if (whole.Fault is { } broken)
                faults.Add($"{owner}: {broken}");
            foreach (var (head, _) in handed.Where(c => whole.IsSound && c.Head.Municipality == owner))
            {
                if ((await trail.Verify(head, cancellationToken)).Fault is { } missing)
                    faults.Add($"{owner}: {missing}");
            }
        }

        await app.StopAsync(CancellationToken.None);
        foreach (var fault in faults)
            Console.WriteLine($"audit: {fault}");
        if (faults.Count == 0)
            Console.WriteLine($"audit: {owners.Count} trails, {entries} entries, {handed.Count} checkpoints: sound");
        return faults.Count == 0 ? 0 : 1;
    }

    /// <summary>Whose trails there are, and of whom only pages are left.</summary>
    private static async Task<(HashSet<string> Owners, HashSet<string> Headless)> Owners(ICommittedStates states, CancellationToken cancellationToken)
    {
        var (owners, headless) = (new HashSet<string>(), new HashSet<string>());
        await foreach (var (key, _) in states.ReadAll<AuditState>(StateNames.Audit, "journal/", cancellationToken))
            owners.Add(KeyOwner.Of(key));
        await foreach (var (key, _) in states.ReadAll<AuditPageState>(StateNames.AuditPage, "journal-page/", cancellationToken))
            headless.Add(KeyOwner.Of(key));
        headless.ExceptWith(owners);
        return (owners, headless);
    }

    private static (AuditHead Head, bool IsMine) Read(CheckpointSigner signer, string file)
    {
        try
        {
            var isMine = signer.IsMine(File.ReadAllBytes(file), out var head);
            return (head, isMine);
        }
        catch (JsonException)
        {
            throw new MoveException($"{file} is no checkpoint. Give a file as GET /v1/audit/checkpoint answers it.");
        }
    }
}
