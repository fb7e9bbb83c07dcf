using Matching.Contracts.Audit;
using Matching.Gateway.Audit;

namespace Matching.Gateway.Imports;

/// <summary>CSV files of volunteers and needs.</summary>
internal static class ImportsApi
{
    private const string Description =
        "The body is CSV in UTF-8 with a header row; delimiter comma, semicolon or tab. `dryRun=true` stores nothing and says what would happen. "
        + "`mode` is keep-good (default) or all-or-nothing. Rows are known by external_key: the same file again changes nothing. "
        + "A coordinator loads rows of the own municipality; an administrator names the municipality in every row.";

    /// <summary>
    /// What the server lets through beyond the file's limit, so that a stream of unknown length ends with a report of what was stored.
    /// One that says its length is refused at once.
    /// </summary>
    private const int SlackBytes = 1_048_576;

    public static void MapImports(this IEndpointRouteBuilder api, ImportLimits limits)
    {
        var group = api.MapGroup("/imports").WithTags("Imports").WithMaxBody(limits.MaxBytes + SlackBytes).WithProblems(413, 415, 422);
        group.RequireAuthorization(Policies.Import).RequireRateLimiting(RateLimiting.Imports).WithRequestTimeout(RouteLimits.ImportTimeout);
        group.MapPost("/volunteers", Volunteers).WithName("importVolunteers").WithSummary("Import volunteers from CSV").WithDescription(Description)
            .WithMetadata(new CsvBody());
        group.MapPost("/needs", Needs).WithName("importNeeds").WithSummary("Import needs from CSV").WithDescription(Description)
            .WithMetadata(new CsvBody());
    }

    private static Task<Results<Ok<ImportReport>, ProblemResult>> Volunteers(
        bool? dryRun, string? mode, Caller caller, ImportService imports, HttpRequest request, CancellationToken cancellationToken) =>
        Import(dryRun, mode, caller, request, options => imports.ImportVolunteers(request.Body, options, progress: null, cancellationToken));

    private static Task<Results<Ok<ImportReport>, ProblemResult>> Needs(
        bool? dryRun, string? mode, Caller caller, ImportService imports, HttpRequest request, CancellationToken cancellationToken) =>
        Import(dryRun, mode, caller, request, options => imports.ImportNeeds(request.Body, options, progress: null, cancellationToken));

    private static async Task<Results<Ok<ImportReport>, ProblemResult>> Import(
        bool? dryRun, string? mode, Caller caller, HttpRequest request, Func<ImportOptions, Task<Outcome<ImportReport>>> import)
    {
        if (request.GetTypedHeaders().ContentType is not { } type || !type.MediaType.Equals(CsvBody.MediaType, StringComparison.OrdinalIgnoreCase))
            return new ProblemResult(ProblemKinds.UnsupportedMediaType, Field: "Content-Type", Cure: "Send the file as text/csv.");
        var faults = new Faults();
        if (!EnumNames<ImportMode>.TryParse(mode ?? EnumNames<ImportMode>.Of(ImportMode.KeepGood), out var parsed))
            faults.Add("mode", "The mode is not known.", EnumNames<ImportMode>.Cure);
        if (faults.Any) return faults.ToResult();
        var outcome = await import(new() { DryRun = dryRun ?? false, Mode = parsed, Municipality = caller.IsAdmin ? null : caller.Municipality });
        if (!outcome.Ok(out var report, out var problem)) return ProblemResult.From(problem);
        if (report.Outcome is ImportOutcome.Imported or ImportOutcome.PartlyImported)
        {
            var detail = $"rows {report.Rows} created {report.Created} updated {report.Updated} unchanged {report.Unchanged} rejected {report.Rejected}";
            await AuditedAccess.Enter(request.HttpContext, caller, AuditAction.FileImported, $"import {report.Kind}", detail);
        }

        return report.Outcome == ImportOutcome.Refused ? new ProblemResult(ProblemKinds.ImportRefused) { Report = report } : TypedResults.Ok(report);
    }
}
