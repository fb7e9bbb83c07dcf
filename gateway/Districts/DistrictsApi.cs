namespace Matching.Gateway.Districts;

/// <summary>The districts of the caller's municipality, and what lies in them.</summary>
internal static class DistrictsApi
{
    private static ProblemResult Missing => new(ProblemKinds.NotFound, "There is no such district.");

    public static void MapDistricts(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/districts").WithTags("Districts");
        group.MapGet("/", List).RequireAuthorization(Policies.Network)
            .WithName("listDistricts").WithSummary("The own municipality's districts, ordered by code");
        group.MapGet("/{code}", Get).RequireAuthorization(Policies.Network).WithProblems(404)
            .WithName("getDistrict").WithSummary("Read a district and who works in it");
        group.MapPut("/{code}", SetUp).RequireAuthorization(Policies.Write).WithProblems(412, 413, 415, 422, 428)
            .WithName("setUpDistrict").WithSummary("Draw or replace a district").WithDescription("Replacing an existing one needs If-Match.");
        group.MapDelete("/{code}", Remove).RequireAuthorization(Policies.Write).WithProblems(404)
            .WithName("removeDistrict").WithSummary("Remove a district; what lies there then belongs to none");
        group.MapGet("/{code}/needs", Needs).RequireAuthorization(Policies.Read).WithProblems(404)
            .WithName("listDistrictNeeds").WithSummary("The needs whose place lies in the district");
        group.MapGet("/{code}/volunteers", Volunteers).RequireAuthorization(Policies.Read).WithProblems(404)
            .WithName("listDistrictVolunteers").WithSummary("The volunteers whose home lies in the district");
    }

    private static async Task<Results<Ok<DistrictListResponse>, ProblemResult>> List(
        string? cursor, int? limit, Caller caller, IGrainFactory grains, IOptions<GatewayOptions> options, HttpContext context)
    {
        var faults = new Faults();
        var paging = Paging.Read(faults, $"districts/{caller.Municipality}", limit, cursor, options.Value);
        if (faults.Any) return faults.ToResult();
        var (items, next) = paging.Slice(await grains.Districts(caller.Municipality).List());
        return TypedResults.Ok(new DistrictListResponse { Items = [.. items.Select(DistrictResponse.From)], Next = paging.Next(context, next) });
    }

    private static async Task<Results<Versioned<DistrictResponse>, ProblemResult>> Get(string code, Caller caller, IGrainFactory grains) =>
        (await grains.Districts(caller.Municipality).Get(code)).Ok(out var view, out _) ? new Versioned<DistrictResponse>(DistrictResponse.From(view), view.Version) : Missing;

    private static async Task<Results<Versioned<DistrictResponse>, ProblemResult>> SetUp(
        string code, DistrictRequest request, IfMatch ifMatch, Caller caller, IGrainFactory grains)
    {
        var faults = new Faults();
        var district = request.ToDistrict(code, faults);
        if (faults.Any) return faults.ToResult();
        var districts = grains.Districts(caller.Municipality);
        var exists = (await districts.Get(code)).Problem is null;
        if (exists && ifMatch.Problem is { } refused) return refused;
        var outcome = await districts.SetUp(district, exists ? ifMatch.Version : 0);
        return outcome.Ok(out var view, out var problem) ? new Versioned<DistrictResponse>(DistrictResponse.From(view), view.Version) : ProblemResult.From(problem);
    }

    private static async Task<Results<NoContent, ProblemResult>> Remove(string code, Caller caller, IGrainFactory grains)
    {
        var districts = grains.Districts(caller.Municipality);
        if ((await districts.Get(code)).Problem is not null) return Missing;
        await districts.Remove(code);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<NeedSummaryListResponse>, ProblemResult>> Needs(
        string code, string? cursor, int? limit, Caller caller, IGrainFactory grains, IOptions<GatewayOptions> options, HttpContext context, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var paging = Paging.Read(faults, $"needs/{caller.Municipality}/{code}", limit, cursor, options.Value);
        if (faults.Any) return faults.ToResult();
        if ((await grains.Districts(caller.Municipality).Get(code)).Problem is not null) return Missing;
        var (items, next) = paging.Cut(await grains.Caseload(caller.Municipality).Needs(code, paging.Id, paging.Limit + 1, cancellationToken), n => n.Id);
        return TypedResults.Ok(new NeedSummaryListResponse { Items = [.. items.Select(NeedSummaryResponse.From)], Next = paging.Next(context, next) });
    }

    private static async Task<Results<Ok<VolunteerSummaryListResponse>, ProblemResult>> Volunteers(
        string code, string? cursor, int? limit, Caller caller, IGrainFactory grains, IOptions<GatewayOptions> options, HttpContext context, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var paging = Paging.Read(faults, $"volunteers/{caller.Municipality}/{code}", limit, cursor, options.Value);
        if (faults.Any) return faults.ToResult();
        if ((await grains.Districts(caller.Municipality).Get(code)).Problem is not null) return Missing;
        var (items, next) = paging.Cut(await grains.Caseload(caller.Municipality).Volunteers(code, paging.Id, paging.Limit + 1, cancellationToken), v => v.Id);
        return TypedResults.Ok(new VolunteerSummaryListResponse { Items = [.. items.Select(VolunteerSummaryResponse.From)], Next = paging.Next(context, next) });
    }
}
