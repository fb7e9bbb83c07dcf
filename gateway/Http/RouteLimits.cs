using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Matching.Gateway.Http;

/// <summary>Body limits and deadlines of routes.</summary>
internal static class RouteLimits
{
    public const string ImportTimeout = "import";

    /// <summary>The most bytes in a request body of these routes.</summary>
    public static TBuilder WithMaxBody<TBuilder>(this TBuilder builder, long bytes) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new MaxBody(bytes));

    public static void ConfigureTimeouts(RequestTimeoutOptions timeouts, GatewayOptions options)
    {
        timeouts.DefaultPolicy = Policy(options.RequestTimeout);
        timeouts.AddPolicy(ImportTimeout, Policy(options.ImportTimeout));
    }

    private static RequestTimeoutPolicy Policy(TimeSpan timeout) => new()
    {
        Timeout = timeout,
        TimeoutStatusCode = StatusCodes.Status504GatewayTimeout,
        WriteTimeoutResponse = context => new ProblemResult(ProblemKinds.Timeout).ExecuteAsync(context),
    };

    private sealed record MaxBody(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
