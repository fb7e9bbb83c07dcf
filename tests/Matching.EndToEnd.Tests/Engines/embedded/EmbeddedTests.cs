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
        var (exitCode, _, error) = await SiloProcess.Run("serve", "--data", folder.Path, "--url", $"http://127.0.0.1:{LoopbackPort.Free()}", "--set", setting);
        Assert.Equal(2, exitCode);
        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_SecondProcessOnTheSameData_IsRefused()
    {
        using var folder = new TemporaryFolder();
        await using var first = await SiloProcess.Serve(folder.Path);
        var (exitCode, _, error) = await SiloProcess.Run("serve", "--data", folder.Path, "--url", $"http://127.0.0.1:{LoopbackPort.Free()}");
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
        // Hordaland has an agreement that has run out.
        var first = await DemoTests.Report("hordaland", folder.Path);
        var second = await DemoTests.Report("hordaland", folder.Path);

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
        await VerifyAudit(folder.Path);

        var (refused, _, why) = await SiloProcess.Run("replay", $"{Guid.Empty}", "--data", folder.Path);
        Assert.Equal(2, refused);
        Assert.Contains("There is no such round or offer", why, StringComparison.Ordinal);
    }

    /// <summary>The trails of the demo are sound; one letter changed in the file is found; a checkpoint that somebody else signed is refused.</summary>
    private static async Task VerifyAudit(string folder)
    {
        var (exitCode, sound, error) = await SiloProcess.Run("audit", "verify", "--data", folder);
        Assert.True(exitCode == 0, error + sound);
        Assert.Matches(@"^audit: \d+ trails, \d+ entries, 0 checkpoints: sound\s*$", sound);

        var forged = Path.Combine(folder, "forged.json");
        await File.WriteAllTextAsync(forged, """{"municipality":"no-4601","count":1,"hash":"00","at":"2026-01-01T00:00:00Z","signature":"AAAA","publicKey":"AAAA"}""");
        var (refused, why, _) = await SiloProcess.Run("audit", "verify", "--data", folder, "--checkpoint", forged);
        Assert.Equal(1, refused);
        Assert.Contains("not signed by this service", why, StringComparison.Ordinal);

        var file = Path.Combine(folder, "matching.db");
        using (var database = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False"))
        {
            database.Open();
            using var command = database.CreateCommand();
            command.CommandText = "UPDATE grain_state SET payload = replace(payload, 'MunicipalitySetUp', 'SharingEnded') WHERE state_name IN ('audit', 'audit-page')";
            Assert.NotEqual(0, command.ExecuteNonQuery());
        }

        var (found, fault, _) = await SiloProcess.Run("audit", "verify", "--data", folder);
        Assert.Equal(1, found);
        Assert.Contains("is not what was recorded", fault, StringComparison.Ordinal);
    }
}
