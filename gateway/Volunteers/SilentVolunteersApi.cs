using Matching.Contracts.Municipalities;
using Matching.Gateway.Districts;

namespace Matching.Gateway.Volunteers;

/// <summary>Approved people are not left in silence.</summary>
internal static class SilentVolunteersApi
{
    public static void MapSilentVolunteers(this IEndpointRouteBuilder api) =>
        api.MapGet("/volunteers/silent", List).RequireAuthorization(Policies.Read).WithTags("Volunteers").WithProblems(404)
            .WithName("listSilentVolunteers").WithSummary("Approved volunteers with a free place whom nobody has contacted for some time")
            .WithDescription("`days` is the time; default the municipality's `silentAfterDays`.");

    private static async Task<Results<Ok<VolunteerSummaryListResponse>, ProblemResult>> List(
        int? days, string? cursor, int? limit, Caller caller, IGrainFactory grains, TimeProvider time, IOptions<GatewayOptions> options, HttpContext context,
        CancellationToken cancellationToken)
    {
        var faults = new Faults();
        if (days is not null) faults.Number("days", days, 1, MunicipalityPolicy.MaxSilentDays);
        var paging = Paging.Read(faults, $"silent/{caller.Municipality}/{days}", limit, cursor, options.Value);
        if (faults.Any) return faults.ToResult();
        if (!(await grains.Municipality(caller.Municipality).Get()).Ok(out var own, out var missing)) return ProblemResult.From(missing);
        var before = time.GetUtcNow().AddDays(-(days ?? own.Profile.Policy.SilentAfterDays));
        var (items, next) = paging.Cut(await grains.Caseload(caller.Municipality).Silent(before, paging.Id, paging.Limit + 1, cancellationToken), v => v.Id);
        return TypedResults.Ok(new VolunteerSummaryListResponse { Items = [.. items.Select(VolunteerSummaryResponse.From)], Next = paging.Next(context, next) });
    }
}
