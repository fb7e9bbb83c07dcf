using Matching.Samples;
using Matching.Silo.Demo;
using Matching.Silo.Engines;
using Matching.Silo.Moving;
using Microsoft.Extensions.Options;

namespace Matching.Silo.Commands;

/// <summary>Turns what can go wrong at start into one plain line on the terminal: what, and the cure.</summary>
internal static class StartFailure
{
    public const int ExitCode = 2;

    /// <summary>128 + SIGINT, as shells count.</summary>
    private const int InterruptedCode = 130;

    public static async Task<int> Guard(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (OperationCanceledException)
        {
            return Say(["stopped."], InterruptedCode);
        }
        catch (OptionsValidationException wrong)
        {
            return Say(wrong.Failures);
        }
        catch (SampleRegionException wrong)
        {
            return Say([$"{wrong.File}: {wrong.Member}: {wrong.Detail} {wrong.Cure}"]);
        }
        catch (InvalidOperationException wrong) when (wrong.Source?.StartsWith("Microsoft.Extensions.Configuration", StringComparison.Ordinal) == true)
        {
            return Say([$"A setting cannot be read: {wrong.Message} Correct it in appsettings.json, the environment (MATCHING_…) or --set."]);
        }
        catch (IOException busy) when (busy.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return Say([$"{busy.Message} Stop the other program, or choose another address with --url http://127.0.0.1:8081."]);
        }
        catch (Exception wrong) when (wrong is DemoException or Contracts.Law.LawFileException or MoveException or ArgumentException or InvalidOperationException { Source: "Matching.Gateway" })
        {
            return Say([wrong.Message]);
        }
        catch (UnauthorizedAccessException wrong)
        {
            return Say([$"{wrong.Message} Choose a folder that can be written with --data."]);
        }
        catch (IOException wrong)
        {
            return Say([$"{wrong.Message} If another process serves these data, stop it, or choose another folder with --data."]);
        }
        catch (Exception wrong) when (EngineSetup.Explain(wrong) is { } explained)
        {
            return Say([explained]);
        }
    }

    private static int Say(IEnumerable<string> lines, int exitCode = ExitCode)
    {
        foreach (var line in lines)
            Console.Error.WriteLine($"matching: {line}");
        return exitCode;
    }
}
