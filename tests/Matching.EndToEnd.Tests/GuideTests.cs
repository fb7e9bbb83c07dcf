using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Matching.EndToEnd.Tests.Support;

namespace Matching.EndToEnd.Tests;

/// <summary>The guide's commands, run as they stand in it, in one shell, against a service that begins with an empty database.</summary>
public sealed partial class GuideTests
{
    [Fact]
    public async Task Guide_RunAsItStands_LeadsFromAnEmptyDatabaseToThanks()
    {
        using var folder = new TemporaryFolder();
        await using var silo = await SiloProcess.Serve(folder.Path);
        var commands = Blocks().Matches(await File.ReadAllTextAsync(Guide())).Select(m => m.Groups[1].Value).ToList();
        Assert.True(commands.Count >= 7, "The guide has lost its commands.");

        var (exitCode, output, error) = await Run(silo, string.Join('\n', commands));
        Assert.True(exitCode == 0, $"Exit code {exitCode}\n{error}\n{output}");
        Assert.DoesNotContain("problem", output, StringComparison.Ordinal);
        foreach (var stage in new[] { "meeting-planned", "met", "agreed", "running", "ended" })
            Assert.Contains($"\"stage\":\"{stage}\"", output, StringComparison.Ordinal);
        var last = output[output.LastIndexOf("\"commitments\"", StringComparison.Ordinal)..];
        Assert.Contains("\"status\":\"ended\"", last, StringComparison.Ordinal);
        Assert.Contains("\"free\":1", output, StringComparison.Ordinal);
        Assert.Contains("\"sound\":true", output, StringComparison.Ordinal);
        await Eventually.IsTrue(() => File.Exists(Path.Combine(folder.Path, "notices.jsonl")), "notices are written");
    }

    private static async Task<(int ExitCode, string Output, string Error)> Run(SiloProcess silo, string commands)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Matching.Silo.dll");
        var script = $"set -euo pipefail\nmatching() {{ dotnet '{program}' \"$@\" --data '{silo.Data}'; }}\n{commands}";
        var start = new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["API"] = $"{silo.Url}v1";
        using var run = Process.Start(start)!;
        var (output, error) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();
        return (run.ExitCode, await output, await error);
    }

    private static string Guide([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../docs/guide.md");

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
