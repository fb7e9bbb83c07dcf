using Matching.Contracts.Municipalities;
using Matching.Gateway.Regions;

namespace Matching.Gateway.Municipalities;

/// <summary>Who the members of a network are to each other.</summary>
internal static class MunicipalitiesApi
{
    public static void MapMunicipalities(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/municipalities").WithTags("Municipalities");
        group.MapGet("/", List).RequireAuthorization(Policies.Network).WithProblems(404)
            .WithName("listMunicipalities").WithSummary("The members of a region, ordered by code")
            .WithDescription("Without `region`: the token's region, or the first that the caller's municipality belongs to.");
        group.MapGet("/{code}", Get).RequireAuthorization(Policies.Network).WithProblems(404)
            .WithName("getMunicipality").WithSummary("Read the own municipality or one that shares a region with it");
        group.MapPut("/{code}", SetUp).RequireAuthorization(Policies.SetUp).WithProblems(412, 413, 415, 428)
            .WithName("setUpMunicipality").WithSummary("Set up or replace a municipality")
            .WithDescription("Replacing an existing one needs If-Match.");
    }

    private static async Task<Results<Ok<MunicipalityListResponse>, ProblemResult>> List(
        string? region, string? cursor, int? limit, Caller caller, IGrainFactory grains, IOptions<GatewayOptions> options, HttpContext context,
        CancellationToken cancellationToken)
    {
        var faults = new Faults();
        faults.OptionalRegion("region", region);
        var paging = Paging.Read(faults, $"municipalities/{region}", limit, cursor, options.Value);
        if (faults.Any) return faults.ToResult();
        region ??= caller.Region ?? await FirstRegion(caller, grains);
        if (!(await grains.Open(caller, region ?? "")).Ok(out var view, out var missing)) return ProblemResult.From(missing);
        var (codes, next) = paging.Slice([.. view.Definition.Members.Order(StringComparer.Ordinal)]);
        var items = new MunicipalityResponse?[codes.Count];
        var fanOut = new ParallelOptions { MaxDegreeOfParallelism = options.Value.FanOut, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, codes.Count, fanOut, async (i, _) =>
            items[i] = (await grains.Municipality(codes[i]).Get()).Value is { } member ? MunicipalityResponse.From(member) : null);
        return TypedResults.Ok(new MunicipalityListResponse { Items = [.. items.OfType<MunicipalityResponse>()], Next = paging.Next(context, next) });
    }

    private static async Task<Results<Versioned<MunicipalityResponse>, ProblemResult>> Get(string code, Caller caller, IGrainFactory grains)
    {
        if (!MunicipalityCode.IsValid(code)) return Missing;
        var outcome = await grains.Municipality(code).Get();
        if (!outcome.Ok(out var view, out var problem)) return problem.Code == ProblemCode.NotFound ? Missing : ProblemResult.From(problem);
        return caller.IsAdmin || caller.Municipality == code || await ShareRegion(caller, view, grains)
            ? new Versioned<MunicipalityResponse>(MunicipalityResponse.From(view), view.Version)
            : Missing;
    }

    private static async Task<Results<Versioned<MunicipalityResponse>, ProblemResult>> SetUp(
        string code, MunicipalityRequest request, IfMatch ifMatch, IGrainFactory grains)
    {
        var faults = new Faults();
        var profile = request.ToProfile(code, faults);
        if (faults.Any) return faults.ToResult();
        var municipality = grains.Municipality(code);
        var exists = (await municipality.Get()).Ok(out _, out _);
        if (exists && ifMatch.Problem is { } refused) return refused;
        // The grain compares in the turn that writes: whoever was faster is not overwritten.
        var outcome = await municipality.SetUp(profile, exists ? ifMatch.Version : 0);
        if (!outcome.Ok(out var view, out var problem)) return ProblemResult.From(problem);
        return new Versioned<MunicipalityResponse>(MunicipalityResponse.From(view), view.Version);
    }

    private static ProblemResult Missing => new(ProblemKinds.NotFound, "There is no such municipality in your regions.");

    private static async Task<string?> FirstRegion(Caller caller, IGrainFactory grains) =>
        (await grains.Municipality(caller.Municipality).Get()).Ok(out var own, out _) ? own.Profile.Regions.FirstOrDefault() : null;

    private static async Task<bool> ShareRegion(Caller caller, MunicipalityView other, IGrainFactory grains) =>
        (await grains.Municipality(caller.Municipality).Get()).Ok(out var own, out _)
        && own.Profile.Regions.Intersect(other.Profile.Regions).Any(region => caller.Region is null || caller.Region == region);
}
