using Matching.Gateway.Regions;

namespace Matching.Gateway.Needs;

/// <summary>Who could serve a need, and why the others cannot.</summary>
internal static class CandidatesApi
{
    private const int DefaultCandidates = 10;

    public static void MapCandidates(this RouteGroupBuilder needs)
    {
        needs.MapGet("/{id:guid}/candidates", Candidates).RequireAuthorization(Policies.Read).WithProblems(404, 409)
            .WithName("listCandidates").WithSummary("The best candidates with what makes up their scores")
            .WithDescription("`parts` is null for volunteers of other municipalities; `groups` sums to the score for all. `k` is 1 to 50, default 10. `region` is one that the municipality belongs to; without it, its first.");
        needs.MapGet("/{id:guid}/rejections", Rejections).RequireAuthorization(Policies.Read).WithProblems(404, 409)
            .WithName("listRejections").WithSummary("Everybody who is not a candidate, with every reason")
            .WithDescription("Volunteers of other municipalities carry coarse reasons: `approval` (an approval or check condition is not met), `household` "
                + "(a household condition is not met), `time` (not available at that time), and `undisclosed` for what else is personal.");
        needs.MapGet("/{id:guid}/what-if", WhatIf).RequireAuthorization(Policies.Read).WithProblems(404, 409)
            .WithName("needWhatIf").WithSummary("What each hard rule costs this need in candidates");
    }

    private static async Task<Results<Ok<CandidateListResponse>, ProblemResult>> Candidates(
        Guid id, int? k, string? region, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        faults.Number("k", k ?? DefaultCandidates, 1, Limits.Candidates);
        faults.OptionalRegion("region", region);
        if (faults.Any) return faults.ToResult();
        var outcome = await grains.Need(caller.Need(id)).Candidates(region, k ?? DefaultCandidates, cancellationToken);
        return outcome.Ok(out var list, out var problem) ? TypedResults.Ok(CandidateListResponse.From(list)) : ProblemResult.From(problem);
    }

    private static async Task<Results<Ok<NeedWhatIfResponse>, ProblemResult>> WhatIf(
        Guid id, string? region, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        faults.OptionalRegion("region", region);
        if (faults.Any) return faults.ToResult();
        var outcome = await grains.Need(caller.Need(id)).WhatIf(region, cancellationToken);
        return outcome.Ok(out var whatIf, out var problem) ? TypedResults.Ok(NeedWhatIfResponse.From(whatIf)) : ProblemResult.From(problem);
    }

    private static async Task<Results<Ok<RejectionPageResponse>, ProblemResult>> Rejections(
        Guid id, string? region, string? cursor, int? limit, Caller caller, IGrainFactory grains, IOptions<GatewayOptions> options, HttpContext context,
        CancellationToken cancellationToken)
    {
        var faults = new Faults();
        faults.OptionalRegion("region", region);
        var need = caller.Need(id);
        var paging = Paging.Read(faults, $"rejections/{need}/{region}", limit, cursor, options.Value);
        if (faults.Any) return faults.ToResult();
        VolunteerRef? from = VolunteerRef.TryParse(paging.From, out var start) ? start : null;
        var outcome = await grains.Need(need).Rejections(region, from, paging.Limit, cancellationToken);
        return outcome.Ok(out var page, out var problem)
            ? TypedResults.Ok(RejectionPageResponse.From(page, paging.Next(context, page.Next?.ToString())))
            : ProblemResult.From(problem);
    }
}
