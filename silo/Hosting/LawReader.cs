using Matching.Contracts.Credits;
using Matching.Contracts.Law;
using Microsoft.Extensions.Options;

namespace Matching.Silo.Hosting;

/// <summary>
/// Takes new rules of law and of credits into a running service. Files with a fault refuse all; of either kind those that would change a rule in force are refused
/// whole: its rules stay as they were.
/// </summary>
internal sealed partial class LawReader(LawBook law, CreditRules credits, IOptions<LawOptions> options, TimeProvider time, ILogger<LawReader> logger) : BackgroundService
{
    /// <returns>Whether there were new rules, and all of them are taken.</returns>
    public bool Read()
    {
        try
        {
            var (nextLaw, nextCredits, today) = (LawFolder.Law(options.Value.Folder!), CreditRules.FromFolder(options.Value.Folder!), CivilDay.Of(time.GetUtcNow()));
            var (newLaw, newCredits) = (Said(nextLaw) != Said(law), nextCredits.Said() != credits.Said());
            if (newLaw)
                law.Take(nextLaw, today);
            if (newCredits)
                credits.Take(nextCredits, today);
            if (newLaw || newCredits)
                LogTaken(nextLaw.All.Length, nextCredits.All.Length);
            return newLaw || newCredits;
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
