using Microsoft.AspNetCore.Diagnostics;
using Orleans.Storage;

namespace Matching.Gateway.Problems;

/// <summary>The one table from exceptions to problems. No exception text reaches the caller.</summary>
internal sealed partial class ExceptionProblems(ILogger<ExceptionProblems> logger) : IExceptionHandler
{
    private const string RetryAfterSeconds = "2";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = Map(httpContext, exception);
        Log(problem.Kind, exception);
        if (problem.Kind == ProblemKinds.ClientClosed)
        {
            httpContext.Response.StatusCode = problem.Kind.Status;
            return true;
        }
        if (problem.Kind.Status is 429 or 503)
            httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
        await problem.ExecuteAsync(httpContext);
        return true;
    }

    internal static ProblemResult Map(HttpContext context, Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: 400 } bad => BadRequests.Explain(context, bad),
        BadHttpRequestException bad => new(ProblemKinds.OfStatus(bad.StatusCode)),
        OperationCanceledException when context.RequestAborted.IsCancellationRequested => new(ProblemKinds.ClientClosed),
        TimeoutException or OperationCanceledException => new(ProblemKinds.Timeout),
        InconsistentStateException => new(ProblemKinds.Conflict),
        Orleans.Runtime.LimitExceededException => new(ProblemKinds.TooManyRequests),
        // Of a database that a grain asks without a storage provider between, as for reminders.
        Orleans.Runtime.OrleansException or System.Data.Common.DbException => new(ProblemKinds.Unavailable),
        _ => new(ProblemKinds.Internal),
    };

    private void Log(ProblemKind kind, Exception exception)
    {
        if (kind == ProblemKinds.Internal) LogFault(exception);
        else if (kind.Status >= 500) LogUnavailable(kind.Slug, exception.GetType().Name);
        else LogRefused(kind.Slug, exception.GetType().Name);
    }
}
