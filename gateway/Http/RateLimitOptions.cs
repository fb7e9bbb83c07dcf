using System.ComponentModel.DataAnnotations;

namespace Matching.Gateway.Http;

/// <summary>Rate limits of the HTTP API, counted for each municipality and client. Configuration section <c>Gateway:RateLimit</c>.</summary>
public sealed class RateLimitOptions
{
    public const string Section = "Gateway:RateLimit";

    /// <summary>Default true. Off for load tests, or where the ingress limits.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Requests a second in the long run. Default 200: far above what people do, far below what one silo can.</summary>
    [Range(1, 100_000)]
    public int RequestsPerSecond { get; set; } = 200;

    /// <summary>Requests that may come at once before the rate counts. Default 1,000.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; set; } = 1_000;

    /// <summary>Imports of one municipality at the same time. Default 2; each may hold 64 grain calls and a temporary file.</summary>
    [Range(1, 64)]
    public int ConcurrentImports { get; set; } = 2;

    /// <summary>Rounds that one municipality's clients may start in a minute. Default 30; a round uses all cores.</summary>
    [Range(1, 1_000)]
    public int RoundsPerMinute { get; set; } = 30;
}
