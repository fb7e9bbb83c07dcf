using System.Security.Claims;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Matching.Gateway.Tests.Auth;

/// <summary>Tokens that must not be believed.</summary>
[Collection(SharedHost.Name)]
public sealed class TokenTests(GatewayHost host)
{
    private const string Path = "/v1/municipalities";

    [Fact]
    public Task Token_Valid_IsAccepted() => host.ClientWith(Signed()).GetAsync(Path).Expect(HttpStatusCode.OK);

    public static TheoryData<string> Forgeries => new(Wrong.Keys);

    private static Dictionary<string, Func<GatewayHost, string>> Wrong { get; } = new()
    {
        ["expired"] = h => Sign(h, d => d.Expires = DateTime(-120)),
        ["not yet valid"] = h => Sign(h, d => d.NotBefore = DateTime(120)),
        ["never expires"] = h => Sign(h, d => d.Expires = null),
        ["other issuer"] = h => Sign(h, d => d.Issuer = "somebody-else"),
        ["no issuer"] = h => Sign(h, d => d.Issuer = null),
        ["other audience"] = h => Sign(h, d => d.Audience = "other-service"),
        ["no audience"] = h => Sign(h, d => d.Audience = null),
        ["other key"] = h => Sign(h, d => d.SigningCredentials = Key(DevelopmentTokens.NewKey(), SecurityAlgorithms.HmacSha256)),
        ["HS384, right key"] = h => Sign(h, d => d.SigningCredentials = Key(h.Auth.DevelopmentKey!, SecurityAlgorithms.HmacSha384)),
        ["HS512, right key"] = h => Sign(h, d => d.SigningCredentials = Key(h.Auth.DevelopmentKey!, SecurityAlgorithms.HmacSha512)),
        ["unsigned"] = h => Sign(h, d => d.SigningCredentials = null),
        ["alg none"] = h => $"{Part("{\"alg\":\"none\",\"typ\":\"JWT\"}")}.{Sign(h).Split('.')[1]}.",
        ["alg none, old signature"] = h => $"{Part("{\"alg\":\"none\",\"typ\":\"JWT\"}")}.{Sign(h).Split('.')[1]}.{Sign(h).Split('.')[2]}",
        ["payload changed"] = h => Tampered(Sign(h)),
        ["signature cut"] = h => Sign(h)[..^5],
        ["signature empty"] = h => Sign(h)[..(Sign(h).LastIndexOf('.') + 1)],
        ["no municipality"] = h => Sign(h, d => d.Subject = Who(null, "coordinator")),
        ["malformed municipality"] = h => Sign(h, d => d.Subject = Who("se-580", "coordinator")),
        ["municipality with a path"] = h => Sign(h, d => d.Subject = Who("se-0580/..", "coordinator")),
        ["two municipalities"] = h => Sign(h, d => d.Subject = Who("se-0580", "coordinator", new Claim("municipality", "se-0581"))),
        ["no role"] = h => Sign(h, d => d.Subject = Who("se-0580", null)),
        ["unknown role"] = h => Sign(h, d => d.Subject = Who("se-0580", "root")),
        ["role in capitals"] = h => Sign(h, d => d.Subject = Who("se-0580", "Coordinator")),
        ["two roles"] = h => Sign(h, d => d.Subject = Who("se-0580", "reader", new Claim("role", "admin"))),
        ["two regions"] = h => Sign(h, d => d.Subject = Who("se-0580", "reader", new Claim("region", "a"), new Claim("region", "b"))),
        ["unknown authority"] = h => Sign(h, d => d.Subject = Who("se-0580", "coordinator", new Claim("authority", "police"))),
        ["authority in capitals"] = h => Sign(h, d => d.Subject = Who("se-0580", "coordinator", new Claim("authority", "Guardianship"))),
        ["two authorities"] = h => Sign(h, d => d.Subject = Who("se-0580", "coordinator", new Claim("authority", "guardianship"), new Claim("authority", "social-services"))),
        ["authority of an administrator"] = h => Sign(h, d => d.Subject = Who("se-0580", "admin", new Claim("authority", "guardianship"))),
        ["guardianship in Norway"] = h => Sign(h, d => d.Subject = Who("no-1120", "coordinator", new Claim("authority", "guardianship"))),
        ["no token at all"] = _ => "",
        ["no JWT"] = _ => "abc",
        ["three dots"] = _ => "a.b.c",
        ["long"] = _ => new string('a', 10_000),
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public Task Token_Wrong_IsRefused(string forgery) => host.ClientWith(Wrong[forgery](host)).GetAsync(Path).ExpectProblem(401, "unauthenticated");

    [Fact]
    public async Task Token_InQueryOrBasic_IsRefused()
    {
        var client = host.ClientWith(null);
        await client.GetAsync($"{Path}?access_token={Signed()}").ExpectProblem(401, "unauthenticated");
        client.DefaultRequestHeaders.Authorization = new("Basic", Signed());
        await client.GetAsync(Path).ExpectProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Token_WithinClockSkew_IsAccepted()
    {
        await host.ClientWith(Sign(host, d => d.Expires = DateTime(-10))).GetAsync(Path).Expect(HttpStatusCode.OK);
        await host.ClientWith(Sign(host, d => d.NotBefore = DateTime(10))).GetAsync(Path).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Issue_LivesUntilItsEnd()
    {
        var time = new FakeTimeProvider();
        time.Advance(TimeProvider.System.GetUtcNow() - time.GetUtcNow() - TimeSpan.FromMinutes(10));
        var past = DevelopmentTokens.Issue(host.Auth, GatewayHost.Linkoping, Roles.Reader, TimeSpan.FromMinutes(5), time);
        await host.ClientWith(past).GetAsync(Path).ExpectProblem(401, "unauthenticated");
    }

    [Theory]
    [InlineData("0580", "reader", 60)]
    [InlineData("se-0580", "root", 60)]
    [InlineData("se-0580", "reader", 0)]
    [InlineData("se-0580", "reader", 25 * 60)]
    public void Issue_OutsideItsRange_SaysSo(string municipality, string role, int minutes) =>
        Assert.ThrowsAny<ArgumentException>(() => DevelopmentTokens.Issue(host.Auth, municipality, role, TimeSpan.FromMinutes(minutes), TimeProvider.System));

    private string Signed() => Sign(host);

    private static string Sign(GatewayHost host, Action<SecurityTokenDescriptor>? change = null)
    {
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = host.Auth.Issuer,
            Audience = host.Auth.Audience,
            Subject = Who("se-0580", "coordinator"),
            NotBefore = DateTime(-3600),
            Expires = DateTime(3600),
            SigningCredentials = Key(host.Auth.DevelopmentKey!, SecurityAlgorithms.HmacSha256),
        };
        change?.Invoke(descriptor);
        if (descriptor.NotBefore > descriptor.Expires) descriptor.NotBefore = descriptor.Expires - TimeSpan.FromHours(1);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    private static DateTime DateTime(int seconds) => TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(seconds);

    private static SigningCredentials Key(string key, string algorithm) => new(new SymmetricSecurityKey(Convert.FromBase64String(key)), algorithm);

    private static ClaimsIdentity Who(string? municipality, string? role, params Claim[] more)
    {
        List<Claim> claims = [new("sub", "test"), .. more];
        if (municipality is not null) claims.Add(new("municipality", municipality));
        if (role is not null) claims.Add(new("role", role));
        return new(claims);
    }

    private static string Part(string json) => Base64UrlEncoder.Encode(json);

    private static string Tampered(string token)
    {
        var parts = token.Split('.');
        var payload = Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(parts[1])).Replace("se-0580", "se-0581", StringComparison.Ordinal);
        return $"{parts[0]}.{Part(payload)}.{parts[2]}";
    }
}
