using Matching.Contracts.Law;
using Microsoft.Extensions.Options;

namespace Matching.Silo.Hosting;

/// <summary>Takes new rules of law into a running service. Files with a fault, or that would change a rule in force, are refused whole: the rules stay as they were.</summary>
internal sealed partial class LawReader(LawBook law, IOptions<LawOptions> options, TimeProvider time, ILogger<LawReader> logger) : BackgroundService
{
    /// <returns>Whether there were new rules, and all of them are taken.</returns>
    public bool Read()
    {
        try
        {
            var next = LawBook.FromFolder(options.Value.Folder!);
            if (Said(next) == Said(law))
                return false;
            law.Take(next, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
            LogTaken(next.All.Length);
            return true;
        }
        catch (Exception fault) when (fault is LawFileException or IOException or UnauthorizedAccessException)
        {
            LogRefused(fault.Message);
            return false;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Folder is null)
            return;
        using var timer = new PeriodicTimer(options.Value.ReadInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            Read();
    }

    private static string Said(LawBook book) => System.Text.Json.JsonSerializer.Serialize(book.All, Contracts.ContractJson.Options);
}
