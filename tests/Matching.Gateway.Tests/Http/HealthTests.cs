using Microsoft.Extensions.Hosting;

namespace Matching.Gateway.Tests.Http;

public sealed class HealthTests
{
    [Fact]
    public async Task Ready_WhileStopping_IsUnhealthyAndLiveIsNot()
    {
        await using var host = await GatewayHost.Start();
        var anyone = host.ClientWith(null);
        foreach (var question in new[] { "live", "ready", "startup" })
            Assert.Equal("healthy", (string?)(await anyone.GetAsync($"/health/{question}").Expect(HttpStatusCode.OK))["status"]);
        var check = new Matching.Gateway.Health.StoppingCheck(new Stopping());
        Assert.Equal(Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Unhealthy, (await check.CheckHealthAsync(new())).Status);
    }

    private sealed class Stopping : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => new(true);

        public CancellationToken ApplicationStopping => new(true);

        public CancellationToken ApplicationStopped => default;

        public void StopApplication()
        {
        }
    }
}
