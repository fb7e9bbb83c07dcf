using Matching.EndToEnd.Tests.Engines;
using Matching.Gateway.Auth;
using Matching.Silo.Hosting;
using Microsoft.AspNetCore.Builder;

namespace Matching.EndToEnd.Tests.Support;

/// <summary>The whole service in the test's process, on a port of its own, with a database on disk.</summary>
public sealed class RunningSilo : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly string key = DevelopmentTokens.NewKey();
    private WebApplication? app;

    public Uri Url { get; } = new($"http://127.0.0.1:{LoopbackPort.Free()}");

    public async Task InitializeAsync()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Silo:Url"] = Url.ToString().TrimEnd('/'),
            ["Silo:DataPath"] = folder.Path,
            ["Gateway:Auth:DevelopmentKey"] = key,
            ["Gateway:RateLimit:Enabled"] = "false",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        foreach (var setting in TestEngine.OwnSettings())
            settings[setting.Split('=')[0]] = setting.Split('=', 2)[1];
        app = SiloApplication.Build(settings);
        await app.StartAsync();
        await TestRegion.SetUp(Open);
    }

    public async Task DisposeAsync()
    {
        await app!.StopAsync();
        await app.DisposeAsync();
        folder.Dispose();
    }

    internal Api Open(string municipality, string role = "coordinator") => new(Url, key, municipality, role);
}
