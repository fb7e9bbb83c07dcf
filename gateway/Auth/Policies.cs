using Microsoft.AspNetCore.Authorization;

namespace Matching.Gateway.Auth;

/// <summary>Which roles may do what. A route without one of these is refused to everybody.</summary>
internal static class Policies
{
    /// <summary>Reads the own municipality's volunteers, needs and offers.</summary>
    public const string Read = "read";

    /// <summary>Changes them.</summary>
    public const string Write = "write";

    /// <summary>Sees what the network shares: members, agreements of the own side, rounds.</summary>
    public const string Network = "network";

    /// <summary>Starts and cancels rounds.</summary>
    public const string Rounds = "rounds";

    /// <summary>Loads files.</summary>
    public const string Import = "import";

    /// <summary>Sets up municipalities and regions.</summary>
    public const string SetUp = "set-up";

    public static IReadOnlyDictionary<string, string[]> RolesOf { get; } = new Dictionary<string, string[]>
    {
        [Read] = [Roles.Coordinator, Roles.Reader],
        [Write] = [Roles.Coordinator],
        [Network] = [.. Roles.All],
        [Rounds] = [Roles.Regional, Roles.Admin],
        [Import] = [Roles.Coordinator, Roles.Admin],
        [SetUp] = [Roles.Admin],
    };

    public static void Configure(AuthorizationOptions options)
    {
        foreach (var (name, roles) in RolesOf)
            options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireRole(roles));
        // Deny: a route that names no policy is a mistake. What routing itself answers (404, 405, 415) is no route and has nothing to protect.
        options.FallbackPolicy = new AuthorizationPolicyBuilder()
            .RequireAssertion(context => context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint)
            .Build();
    }
}
