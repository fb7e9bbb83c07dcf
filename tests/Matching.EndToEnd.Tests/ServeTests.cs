using Matching.EndToEnd.Tests.Support;

namespace Matching.EndToEnd.Tests;

public class ServeTests
{
    [Fact]
    public async Task Serve_Sigterm_DrainsAndExitsWithZero()
    {
        using var folder = new TemporaryFolder();
        await using var silo = await SiloProcess.Serve(folder.Path);
        await TestRegion.SetUp((municipality, role) => Api.Of(silo, municipality, role));
        Assert.Equal(0, await silo.Terminate());
    }

    [Theory]
    [InlineData("Silo:ComputeThreads=1000", "Silo:ComputeThreads")]
    [InlineData("Silo:Url=nonsense", "Silo:Url")]
    [InlineData("Pool:RebuildInterval=00:00:01", "RebuildInterval")]
    [InlineData("Silo:DataPth=x", "DataPth")]
    [InlineData("Poll:RebuildInterval=00:01:00", "Poll")]
    [InlineData("Gateway:Auth:DevelopmentKey=short", "Gateway:Auth:DevelopmentKey")]
    public async Task Serve_WrongSetting_IsRefusedAtStartWithItsNameAndNoStackTrace(string setting, string named)
    {
        using var folder = new TemporaryFolder();
        var (exitCode, _, error) = await SiloProcess.Run("serve", "--data", folder.Path, "--url", $"http://127.0.0.1:{LoopbackPort.Free()}", "--set", setting);
        Assert.Equal(2, exitCode);
        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--municipality", "nowhere", "municipality")]
    [InlineData("--role", "king", "role")]
    [InlineData("--hours", "9999", "MaxDevelopmentLifetime")]
    public async Task Token_WrongArgument_IsRefusedWithTheCure(string option, string value, string named)
    {
        using var folder = new TemporaryFolder();
        string[] municipality = option == "--municipality" ? [] : ["--municipality", TestRegion.First];
        var (exitCode, output, error) = await SiloProcess.Run(["token", "--data", folder.Path, option, value, .. municipality]);
        Assert.Equal(2, exitCode);
        Assert.Contains(named, error, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", error + output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_PortInUse_SaysSoWithTheCure()
    {
        using var folder = new TemporaryFolder();
        await using var first = await SiloProcess.Serve(folder.Path);
        using var other = new TemporaryFolder();
        var (exitCode, _, error) = await SiloProcess.Run("serve", "--data", other.Path, "--url", first.Url.ToString().TrimEnd('/'));
        Assert.Equal(2, exitCode);
        Assert.Contains("--url", error, StringComparison.Ordinal);
    }
}
