using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Matching.Gateway.Http;

/// <summary>One budget for each municipality and client; who has no valid token shares one with their address.</summary>
internal sealed class RateLimiting(IOptions<RateLimitOptions> options) : IConfigureOptions<RateLimiterOptions>
{
    public const string Imports = "imports", Rounds = "rounds";

    private readonly RateLimitOptions limits = options.Value;

    public void Configure(RateLimiterOptions limiter)
    {
        limiter.OnRejected = Reject;
        if (!limits.Enabled)
        {
            limiter.AddPolicy(Imports, _ => RateLimitPartition.GetNoLimiter(""));
            limiter.AddPolicy(Rounds, _ => RateLimitPartition.GetNoLimiter(""));
            return;
        }
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            RateLimitPartition.GetTokenBucketLimiter(Client(context), _ => Bucket()));
        limiter.AddPolicy(Imports, context => RateLimitPartition.GetConcurrencyLimiter(Municipality(context), _ => AtOnce()));
        limiter.AddPolicy(Rounds, context => RateLimitPartition.GetFixedWindowLimiter(Municipality(context), _ => EachMinute()));
    }

    private TokenBucketRateLimiterOptions Bucket() => new()
    {
        TokenLimit = limits.Burst,
        TokensPerPeriod = limits.RequestsPerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    };

    private ConcurrencyLimiterOptions AtOnce() => new() { PermitLimit = limits.ConcurrentImports, QueueLimit = 0 };

    private FixedWindowRateLimiterOptions EachMinute() => new() { PermitLimit = limits.RoundsPerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 };

    private static string Client(HttpContext context) => Caller.From(context.User) is { } caller
        ? $"{caller.Municipality}/{caller.Subject}"
        : $"ip/{context.Connection.RemoteIpAddress}";

    private static string Municipality(HttpContext context) => Caller.From(context.User)?.Municipality ?? "";

    private static async ValueTask Reject(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        context.HttpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await new ProblemResult(ProblemKinds.TooManyRequests).ExecuteAsync(context.HttpContext);
    }
}
