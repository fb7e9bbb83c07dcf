using System.Text.Json;
using Matching.EndToEnd.Tests.Support;

namespace Matching.EndToEnd.Tests;

public class DemoTests
{
    [Fact]
    public async Task Demo_Ostergotland_IsOptimalLawfulAndExplained()
    {
        using var folder = new TemporaryFolder();
        var (exitCode, text, error) = await Demo("ostergotland", folder.Path);

        Assert.True(exitCode == 0, error + text);
        var report = JsonDocument.Parse(text).RootElement;
        Assert.Equal("ostergotland", report.GetProperty("region").GetString());
        Assert.Equal(10, report.GetProperty("municipalities").GetInt32());
        Assert.True(Number("volunteers") >= 3_000 && Number("needs") >= 400 && Number("proposals") > 0);
        Assert.Equal(Number("volunteers") * Number("needs"), Number("pairs"));
        Assert.Equal(Number("pairs"), Number("eligible") + Number("rejected"));
        Assert.True(report.GetProperty("optimal").GetBoolean());
        Assert.All(["agreementViolations", "capacityViolations", "unexplainedPairs", "scoreErrors"], name => Assert.Equal(0, Number(name)));
        Assert.True(report.GetProperty("scoreMs").GetDouble() > 0 && report.GetProperty("assignMs").GetDouble() > 0);
        Assert.Contains("No live sharing agreement", report.GetProperty("nonMemberRefused").GetString(), StringComparison.Ordinal);

        long Number(string name) => report.GetProperty(name).GetInt64();
    }

    [Fact]
    public async Task Demo_LoadedTwice_FindsTheSameVolunteersAndTheSameOptimum()
    {
        using var folder = new TemporaryFolder();
        var first = JsonDocument.Parse((await Demo("fureso", folder.Path)).Output).RootElement;
        var second = JsonDocument.Parse((await Demo("fureso", folder.Path)).Output).RootElement;

        Assert.All(["volunteers", "needs", "eligible", "proposals", "totalScore"], name => Assert.Equal(first.GetProperty(name).GetInt64(), second.GetProperty(name).GetInt64()));
        Assert.Equal(first.GetProperty("inputsHash").GetString(), second.GetProperty("inputsHash").GetString());
    }

    [Fact]
    public async Task Replay_OfADemosRound_IsIdentical_OfAnUnknownOneIsRefused()
    {
        using var folder = new TemporaryFolder();
        var round = JsonDocument.Parse((await Demo("hordaland", folder.Path)).Output).RootElement.GetProperty("round").GetGuid();
        var (exitCode, text, error) = await SiloProcess.Run("replay", $"{round}", "--json", "--data", folder.Path);
        Assert.True(exitCode == 0, error + text);
        Assert.True(JsonDocument.Parse(text).RootElement.GetProperty("isIdentical").GetBoolean());

        var (refused, _, why) = await SiloProcess.Run("replay", $"{Guid.Empty}", "--data", folder.Path);
        Assert.Equal(2, refused);
        Assert.Contains("No region lists such a round", why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "region")]
    public async Task Demo_UnknownRegion_IsRefusedWithTheCure(string region, string named)
    {
        using var folder = new TemporaryFolder();
        var (exitCode, _, error) = await Demo(region, folder.Path);
        Assert.Equal(2, exitCode);
        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.Contains("ostergotland", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    private static Task<(int ExitCode, string Output, string Error)> Demo(string region, string data) =>
        SiloProcess.Run("demo", region, "--once", "--json", "--data", data, "--url", $"http://127.0.0.1:{SiloProcess.FreePort()}");
}
