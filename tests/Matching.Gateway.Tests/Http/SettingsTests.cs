namespace Matching.Gateway.Tests.Http;

/// <summary>Settings that would weaken the service are refused at start, by name and with the cure.</summary>
public sealed class SettingsTests
{
    private const string Key = "Gateway:Auth:DevelopmentKey";

    [Theory]
    [InlineData("Exactly", Key, null)]
    [InlineData("openssl rand", Key, "not base 64!")]
    [InlineData("openssl rand", Key, "c2hvcnQ=")]
    [InlineData("exactly one", "Gateway:Auth:Authority", "https://login.example.org")]
    [InlineData("https", "Gateway:Auth:Authority", "http://login.example.org")]
    [InlineData("Algorithms", "Gateway:Auth:Algorithms:0", "none")]
    [InlineData("Algorithms", "Gateway:Auth:Algorithms:0", "HS256")]
    [InlineData("ClockSkew", "Gateway:Auth:ClockSkew", "00:02:00")]
    [InlineData("Audience", "Gateway:Auth:Audience", "")]
    [InlineData("MaxBodyBytes", "Gateway:MaxBodyBytes", "0")]
    [InlineData("PageSize", "Gateway:PageSize", "501")]
    [InlineData("RequestTimeout", "Gateway:RequestTimeout", "00:00:00")]
    [InlineData("RequestsPerSecond", "Gateway:RateLimit:RequestsPerSecond", "0")]
    [InlineData("ConcurrentRequests", "Gateway:Overload:ConcurrentRequests", "0")]
    [InlineData("ConcurrentRequests", "Gateway:Overload:ConcurrentRequests", "100001")]
    [InlineData("WaitingRequests", "Gateway:Overload:WaitingRequests", "-1")]
    [InlineData("Waiting", "Gateway:Overload:Waiting", "1")]
    [InlineData("Gateway:MaxBodyByte is no setting", "Gateway:MaxBodyByte", "5000")]
    [InlineData("MaxRow", "Gateway:Import:MaxRow", "5000")]
    [InlineData("MaxLineBytes", "Gateway:Import:MaxLineBytes", "10")]
    public async Task Start_WrongSetting_IsRefusedByName(string expected, string setting, string? value)
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => GatewayHost.Start(new() { [setting] = value }));
        Assert.Contains(expected, refused.ToString(), StringComparison.OrdinalIgnoreCase);
    }
}
