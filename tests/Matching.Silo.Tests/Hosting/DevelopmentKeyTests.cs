using Matching.Silo.Hosting;
using Microsoft.Extensions.Configuration;

namespace Matching.Silo.Tests.Hosting;

public sealed class DevelopmentKeyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("matching-key-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Setting_FirstStart_MakesAKeyThatOnlyTheOwnerReadsAndKeepsIt()
    {
        var first = Assert.Single(DevelopmentKey.Setting(Configuration()));
        var second = Assert.Single(DevelopmentKey.Setting(Configuration()));

        Assert.Equal(first, second);
        Assert.Equal(32, Convert.FromBase64String(first.Value!).Length);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "development.key")));
    }

    [Theory]
    [InlineData("Gateway:Auth:Authority", "https://login.example")]
    [InlineData("Gateway:Auth:DevelopmentKey", "configured")]
    public void Setting_ConfigurationDecides_MakesNone(string name, string value)
    {
        Assert.Empty(DevelopmentKey.Setting(Configuration((name, value))));
        Assert.Empty(Directory.EnumerateFiles(folder));
    }

    private IConfigurationRoot Configuration(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("Silo:DataPath", folder), .. settings.Select(s => new KeyValuePair<string, string?>(s.Name, s.Value))]).Build();
}
