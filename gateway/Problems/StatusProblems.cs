using Microsoft.AspNetCore.Diagnostics;

namespace Matching.Gateway.Problems;

/// <summary>Gives a body to the statuses that the framework answers without one: 401, 403, 404, 405, 413, 415.</summary>
internal static class StatusProblems
{
    public static Task Write(StatusCodeContext context) =>
        new ProblemResult(ProblemKinds.OfStatus(context.HttpContext.Response.StatusCode)).ExecuteAsync(context.HttpContext);
}
