using System.Text;
using Matching.Contracts.Reports;
using Matching.Gateway.Needs;

namespace Matching.Gateway.Reports;

/// <summary>What the law asks municipalities to report, and why a decision waits.</summary>
internal static class ReportsApi
{
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        api.MapGet("/reports/quarterly", Quarterly).RequireAuthorization(Policies.Read).WithTags("Reports")
            .Produces<QuarterlyReportResponse>(200, "application/json", QuarterlyCsv.MediaType)
            .WithName("getQuarterlyReport").WithSummary("Decisions that were not carried out in time, for the own municipality and one quarter")
            .WithDescription("`quarter` is like 2026Q4. `asOf` is the last day to know of, default today; the same day gives the same report whenever it is asked for. "
                + "`format` is json (default) or csv.");
        api.MapPut("/needs/{id:guid}/delay", Explain).RequireAuthorization(Policies.Write).WithTags("Reports").WithProblems(404, 413, 415)
            .WithName("explainDelay").WithSummary("Say why the decision is not carried out");
    }

    private static async Task<IResult> Quarterly(
        string? quarter, DateOnly? asOf, string? format, Caller caller, IGrainFactory grains, TimeProvider time, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        if (!Contracts.Reports.Quarter.TryParse(quarter, out var which)) faults.Add("quarter", "This is no quarter.", "Write it like 2026Q4.");
        if (format is not (null or "json" or "csv")) faults.Add("format", "The format is not known.", "Use json or csv.");
        var today = CivilDay.Of(time.GetUtcNow());
        if (asOf > today) faults.Add("asOf", "The day is still to come.", "Give today or a day before.");
        if (!faults.Any && (asOf ?? today) < which.First()) faults.Add(asOf is null ? "quarter" : "asOf", "The quarter has not begun on that day.", "Give a day in the quarter or after it.");
        if (faults.Any) return faults.ToResult();
        var report = await grains.Caseload(caller.Municipality).Quarterly(which, asOf ?? today, cancellationToken);
        return format == "csv"
            ? TypedResults.Text(QuarterlyCsv.Write(report), QuarterlyCsv.MediaType, Encoding.UTF8)
            : TypedResults.Ok(QuarterlyReportResponse.Of(report));
    }

    private static async Task<Results<Versioned<NeedResponse>, ProblemResult>> Explain(Guid id, DelayRequest request, Caller caller, IGrainFactory grains)
    {
        var faults = new Faults();
        var reason = faults.Required("reason", request.Reason, EnumNames<DelayReason>.Cure);
        if (faults.Any) return faults.ToResult();
        var outcome = await grains.Need(caller.Need(id)).ExplainDelay(reason);
        return outcome.Ok(out var view, out var problem) ? new Versioned<NeedResponse>(NeedResponse.From(view), view.Version) : ProblemResult.From(problem);
    }
}
