namespace Matching.Gateway.Regions;

/// <summary>Regional networks.</summary>
internal static class RegionsApi
{
    public static RouteGroupBuilder MapRegions(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/regions").WithTags("Regions");
        group.MapGet("/{region}", Get).RequireAuthorization(Policies.Network).WithProblems(404)
            .WithName("getRegion").WithSummary("Read a region: its members and its scoring policy");
        group.MapPut("/{region}", SetUp).RequireAuthorization(Policies.SetUp).WithProblems(409, 412, 413, 415, 428)
            .WithName("setUpRegion").WithSummary("Set up or replace a region")
            .WithDescription("Replacing an existing region needs If-Match; the ETag is over the region's definition.");
        return group;
    }

    private static async Task<Results<Tagged<RegionResponse>, ProblemResult>> Get(string region, Caller caller, IGrainFactory grains)
    {
        var outcome = await grains.Open(caller, region);
        if (!outcome.Ok(out var view, out var problem)) return ProblemResult.From(problem);
        return Tagged.Of(RegionResponse.From(view.Definition));
    }

    private static async Task<Results<Tagged<RegionResponse>, ProblemResult>> SetUp(
        string region, RegionRequest request, IfMatch ifMatch, Caller caller, IGrainFactory grains)
    {
        var faults = new Faults();
        var definition = request.ToDefinition(region, faults);
        if (faults.Any) return faults.ToResult();
        if ((await grains.Open(caller, region)).Ok(out var present, out var missing))
        {
            if (Tagged.Of(RegionResponse.From(present.Definition)).Refuse(ifMatch) is { } stale) return stale;
        }
        else if (missing.Code != ProblemCode.NotFound) return ProblemResult.From(missing);
        var outcome = await grains.Region(region).SetUp(definition, present?.Version ?? 0);
        if (!outcome.Ok(out var view, out var problem)) return ProblemResult.From(problem);
        return Tagged.Of(RegionResponse.From(view.Definition));
    }
}
