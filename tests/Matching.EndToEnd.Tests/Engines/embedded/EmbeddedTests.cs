using System.Text.Json;
using Matching.EndToEnd.Tests.Support;

namespace Matching.EndToEnd.Tests.Engines;

public class EmbeddedTests
{
    [Theory]
    [InlineData("Engine:ReadConnections=0", "ReadConnections")]
    [InlineData("Engine:ReadConnections=many", "ReadConnections")]
    public async Task Serve_WrongSettingOfTheEngine_IsRefusedAtStartWithItsName(string setting, string named)
    {
        using var folder = new TemporaryFolder();
        var (exitCode, _, error) = await SiloProcess.Run("serve", "--data", folder.Path, "--url", $"http://127.0.0.1:{SiloProcess.FreePort()}", "--set", setting);
        Assert.Equal(2, exitCode);
        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_SecondProcessOnTheSameData_IsRefused()
    {
        using var folder = new TemporaryFolder();
        await using var first = await SiloProcess.Serve(folder.Path);
        var (exitCode, _, error) = await SiloProcess.Run("serve", "--data", folder.Path, "--url", $"http://127.0.0.1:{SiloProcess.FreePort()}");
        Assert.NotEqual(0, exitCode);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("gateway")]
    public async Task Serve_Cluster_IsAnsweredInOnePlainSentence(params string[] role)
    {
        using var folder = new TemporaryFolder();
        var (exitCode, output, error) = await SiloProcess.Run(["serve", "--data", folder.Path, "--cluster", .. role]);
        Assert.Equal((2, ""), (exitCode, output));
        Assert.Equal("matching: This silo was built with the embedded engine, which is one process: for a cluster build it with -p:Engine=orleans (docs/engines.md).", error.Trim());
    }

    [Fact]
    public async Task Demo_LoadedTwice_FindsTheSameVolunteersAndTheSameOptimum()
    {
        using var folder = new TemporaryFolder();
        var first = await DemoTests.Report("fureso", folder.Path);
        var second = await DemoTests.Report("fureso", folder.Path);

        Assert.All(["volunteers", "needs", "eligible", "proposals", "totalScore"], name => Assert.Equal(first.GetProperty(name).GetInt64(), second.GetProperty(name).GetInt64()));
        Assert.Equal(first.GetProperty("inputsHash").GetString(), second.GetProperty("inputsHash").GetString());
    }

    [Fact]
    public async Task Replay_OfADemosRound_IsIdentical_OfAnUnknownOneIsRefused()
    {
        using var folder = new TemporaryFolder();
        var round = (await DemoTests.Report("hordaland", folder.Path)).GetProperty("round").GetGuid();
        var (exitCode, text, error) = await SiloProcess.Run("replay", $"{round}", "--json", "--data", folder.Path);
        Assert.True(exitCode == 0, error + text);
        Assert.True(JsonDocument.Parse(text).RootElement.GetProperty("isIdentical").GetBoolean());

        var (refused, _, why) = await SiloProcess.Run("replay", $"{Guid.Empty}", "--data", folder.Path);
        Assert.Equal(2, refused);
        Assert.Contains("No region lists such a round", why, StringComparison.Ordinal);
    }
}
