using System.Threading.RateLimiting;
using Matching.Gateway.Health;
using Microsoft.AspNetCore.RateLimiting;

namespace Matching.Gateway.Http;

/// <summary>
/// Sheds load before it costs anything: what is more than the process can work on is refused, so that what it took on is answered. Stands before
/// tokens and routes. The questions of health always pass: a process that is busy is not dead.
/// </summary>
internal static class Overload
{
    private const string RetryAfterSeconds = "1";

    public static IApplicationBuilder UseOverloadLimit(this IApplicationBuilder app) =>
        app.UseRateLimiter(Limiter(app.ApplicationServices.GetRequiredService<IOptions<OverloadOptions>>().Value));

    private static RateLimiterOptions Limiter(OverloadOptions options) => new()
    {
        GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, bool>(context => Exempt(context)
            ? RateLimitPartition.GetNoLimiter(true)
            : RateLimitPartition.GetConcurrencyLimiter(false, _ => new()
            {
                PermitLimit = options.ConcurrentRequests,
                QueueLimit = options.WaitingRequests,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            })),
        OnRejected = Refuse,
    };

    private static bool Exempt(HttpContext context) => context.Request.Path.StartsWithSegments(HealthApi.Path);

    private static ValueTask Refuse(OnRejectedContext context, CancellationToken cancellationToken)
    {
        context.HttpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
        return new(new ProblemResult(ProblemKinds.Overloaded).ExecuteAsync(context.HttpContext));
    }
}
