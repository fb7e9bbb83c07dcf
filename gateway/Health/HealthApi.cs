using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Matching.Gateway.Health;

/// <summary>
/// What an orchestrator asks. A check carries the tag of the question it answers: live (the process itself), ready (can take requests now),
/// startup (has begun). The host adds the checks of its engine and store.
/// </summary>
public static class HealthApi
{
    public const string Path = "/health";

    public const string Live = "live", Ready = "ready", Startup = "startup";

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(Path).AllowAnonymous();
        group.DisableRequestTimeout();
        foreach (var tag in new[] { Live, Ready, Startup })
            group.MapHealthChecks($"/{tag}", new() { Predicate = check => check.Tags.Contains(tag), ResponseWriter = Write });
    }

    private static Task Write(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new HealthResponse
    {
        Status = report.Status,
        Checks = report.Entries.ToDictionary(e => e.Key, e => e.Value.Status),
    });

    private sealed record HealthResponse
    {
        public required HealthStatus Status { get; init; }

        public required IReadOnlyDictionary<string, HealthStatus> Checks { get; init; }
    }
}
