using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Matching.Gateway.Tests.Auth;

/// <summary>Every route of the running service against every kind of caller. A new route without a rule fails here.</summary>
[Collection(SharedHost.Name)]
public sealed partial class RouteRuleTests(GatewayHost host)
{
    /// <summary>What may be read without a token; everything else needs one.</summary>
    private static readonly string[] Public =
        ["/", "/health/live", "/health/ready", "/health/startup", "/problems/", "/problems/{slug}", "/openapi/{documentName}.json"];

    private IEnumerable<RouteEndpoint> Routes => host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private IEnumerable<(HttpMethod Method, string Path, string Policy)> Guarded =>
        from route in Routes
        where route.Metadata.GetMetadata<IAllowAnonymous>() is null
        from method in route.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
        select (new HttpMethod(method), Filled(route), route.Metadata.GetOrderedMetadata<IAuthorizeData>().Last(a => a.Policy is not null).Policy);

    [Fact]
    public void Routes_WithoutToken_AreTheKnownOnes() =>
        Assert.Equal(
            Public.Order(StringComparer.Ordinal),
            Routes.Where(r => r.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(r => r.RoutePattern.RawText!).Order(StringComparer.Ordinal));

    [Fact]
    public void Routes_BehindToken_NameOneKnownPolicy() =>
        Assert.All(Routes.Where(r => r.Metadata.GetMetadata<IAllowAnonymous>() is null), route =>
        {
            Assert.StartsWith("/v1/", route.RoutePattern.RawText, StringComparison.Ordinal);
            var policy = Assert.Single(route.Metadata.GetOrderedMetadata<IAuthorizeData>());
            Assert.Contains(policy.Policy!, Policies.RolesOf.Keys);
        });

    [Fact]
    public void Routes_ThatChangeSomething_NameAPolicyForChanges()
    {
        string[] reading = [Policies.Read, Policies.Network];
        Assert.All(Guarded, route =>
            Assert.True(route.Method == HttpMethod.Get == reading.Contains(route.Policy), $"{route.Method} {route.Path}: {route.Policy}"));
    }

    [Fact]
    public async Task Routes_NoToken_AreRefused()
    {
        var client = host.ClientWith(null);
        foreach (var (method, path, _) in Guarded)
        {
            using var response = await client.Send(method, path);
            Assert.True(response.Headers.WwwAuthenticate.ToString().StartsWith("Bearer", StringComparison.Ordinal), path);
            await Task.FromResult(response).ExpectProblem(401, "unauthenticated");
        }
    }

    [Fact]
    public async Task Routes_EveryRole_AreOpenExactlyByPolicy()
    {
        foreach (var role in Roles.All)
        {
            var client = host.Client(role);
            foreach (var (method, path, policy) in Guarded)
            {
                using var response = await client.Send(method, path);
                var open = Policies.RolesOf[policy].Contains(role);
                Assert.True(open != response.StatusCode is HttpStatusCode.Forbidden, $"{role} {method} {path}: {(int)response.StatusCode}");
                Assert.NotEqual(HttpStatusCode.Unauthorized, response.StatusCode);
                if (!open) await Task.FromResult(response).ExpectProblem(403, "forbidden");
            }
        }
    }

    [Fact]
    public async Task Route_WithoutPolicy_IsRefusedToEverybody()
    {
        await using var other = await GatewayHost.Start(configure: app => app.MapGet("/v1/forgotten", () => "open"));
        await other.ClientWith(null).GetAsync("/v1/forgotten").ExpectProblem(401, "unauthenticated");
        foreach (var role in Roles.All)
            await other.Client(role).GetAsync("/v1/forgotten").ExpectProblem(403, "forbidden");
    }

    private static string Filled(RouteEndpoint route) => Ids().Replace(route.RoutePattern.RawText!, Guid.CreateVersion7().ToString())
        .Replace("{region}", "nowhere", StringComparison.Ordinal)
        .Replace("{home}", GatewayHost.Norrkoping, StringComparison.Ordinal)
        .Replace("{code}", GatewayHost.Norrkoping, StringComparison.Ordinal);

    [GeneratedRegex(@"\{\w+:guid\}")]
    private static partial Regex Ids();
}
