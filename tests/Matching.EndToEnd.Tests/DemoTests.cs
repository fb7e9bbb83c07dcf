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
        var refused = report.GetProperty("nonMembersRefused").EnumerateArray().ToList();
        Assert.Equal(["Söderköping", "Ödeshög", "Ydre"], refused.Select(n => n.GetProperty("municipality").GetString()));
        Assert.All(refused, n => Assert.Equal("NoAgreement", n.GetProperty("reason").GetString()));
        Assert.All(refused, n => Assert.Contains("No live sharing agreement", n.GetProperty("detail").GetString(), StringComparison.Ordinal));

        long Number(string name) => report.GetProperty(name).GetInt64();
    }

    [Theory]
    [InlineData("drammen-fjell")]
    [InlineData("fureso")]
    [InlineData("hordaland")]
    [InlineData("tfou")]
    public async Task Demo_EachOtherRegion_IsOptimalLawfulAndExplained(string region)
    {
        using var folder = new TemporaryFolder();
        var report = await Report(region, folder.Path);

        Assert.Equal(region, report.GetProperty("region").GetString());
        Assert.True(report.GetProperty("proposals").GetInt64() > 0 && report.GetProperty("optimal").GetBoolean());
        Assert.Equal(report.GetProperty("pairs").GetInt64(), report.GetProperty("eligible").GetInt64() + report.GetProperty("rejected").GetInt64());
        Assert.All(["agreementViolations", "capacityViolations", "unexplainedPairs", "scoreErrors"], name => Assert.Equal(0, report.GetProperty(name).GetInt64()));
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

    internal static async Task<JsonElement> Report(string region, string data) => await Demo(region, data) is (0, var text, _)
        ? JsonDocument.Parse(text).RootElement
        : throw new InvalidOperationException($"The demo of {region} failed.");

    private static Task<(int ExitCode, string Output, string Error)> Demo(string region, string data) =>
        SiloProcess.Run("demo", region, "--once", "--json", "--data", data, "--url", $"http://127.0.0.1:{LoopbackPort.Free()}");
}
