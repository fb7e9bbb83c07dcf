using System.Diagnostics;
using Matching.Gateway.Imports;
using Matching.Gateway.Telemetry;

namespace Matching.Gateway.Problems;

/// <summary>Answers with an <see cref="ApiProblem"/>.</summary>
internal sealed record ProblemResult(ProblemKind Kind, string? Detail = null, string? Field = null, string? Cure = null) : IResult
{
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    public ImportReport? Report { get; init; }

    public static ProblemResult From(Problem problem) => new(ProblemKinds.Of(problem.Code), problem.Detail, problem.Field, problem.Cure)
    {
        Errors = problem is { Code: ProblemCode.Invalid, Field: { } field }
            ? new Dictionary<string, string[]> { [field] = [$"{problem.Detail} {problem.Cure}".TrimEnd()] }
            : null,
    };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.RequestServices.GetRequiredService<GatewayMetrics>().Problem(Kind);
        httpContext.Response.StatusCode = Kind.Status;
        httpContext.Response.Headers.CacheControl = "no-store";
        return httpContext.Response.WriteAsJsonAsync(Body(httpContext), options: null, ApiProblem.MediaType, CancellationToken.None);
    }

    private ApiProblem Body(HttpContext context) => new()
    {
        Type = Kind.Type,
        Title = Kind.Title,
        Status = Kind.Status,
        Detail = Detail ?? Kind.Meaning,
        Field = Field,
        Cure = Cure ?? Kind.Cure,
        Errors = Errors,
        TraceId = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier,
        Report = Report,
    };
}
