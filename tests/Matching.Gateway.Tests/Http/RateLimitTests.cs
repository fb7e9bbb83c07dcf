namespace Matching.Gateway.Tests.Http;

public sealed class RateLimitTests
{
    [Fact]
    public async Task Requests_OverTheBurst_Get429AndOthersDoNot()
    {
        await using var host = await GatewayHost.Start(new()
        {
            ["Gateway:RateLimit:Enabled"] = "true",
            ["Gateway:RateLimit:Burst"] = "5",
            ["Gateway:RateLimit:RequestsPerSecond"] = "1",
        });
        var client = host.Client();
        HttpResponseMessage? refused = null;
        for (var i = 0; i < 20 && refused is null; i++)
        {
            var response = await client.GetAsync("/v1/municipalities");
            if (response.StatusCode == HttpStatusCode.TooManyRequests) refused = response;
        }
        Assert.NotNull(refused);
        Assert.True(refused.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        await Task.FromResult(refused).ExpectProblem(429, "too-many-requests");
        await host.Client(municipality: GatewayHost.Norrkoping).GetAsync("/v1/municipalities").Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Rounds_OverTheirRate_Get429()
    {
        await using var host = await GatewayHost.Start(new() { ["Gateway:RateLimit:Enabled"] = "true", ["Gateway:RateLimit:RoundsPerMinute"] = "1" });
        var regional = host.Client(Roles.Regional);
        await regional.Post($"/v1/regions/{GatewayHost.Region}/rounds").Expect(HttpStatusCode.Accepted);
        await regional.Post($"/v1/regions/{GatewayHost.Region}/rounds").ExpectProblem(429, "too-many-requests");
    }
}
