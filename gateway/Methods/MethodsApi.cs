using Matching.Contracts.Methods;
using Matching.Gateway.Regions;

namespace Matching.Gateway.Methods;

/// <summary>Methods that the members of a region share, and what came of them.</summary>
internal static class MethodsApi
{
    public static void MapMethods(this RouteGroupBuilder regions)
    {
        var group = regions.MapGroup("/{region}/methods").WithTags("Methods");
        group.MapPost("/", Publish).RequireAuthorization(Policies.Write).WithProblems(404, 413, 415, 422)
            .WithName("publishMethod").WithSummary("Share a method with the region").WithDescription("Every member reads it: no personal data.");
        group.MapGet("/", List).RequireAuthorization(Policies.Network).WithProblems(404)
            .WithName("listMethods").WithSummary("The region's methods, the latest version of each");
        group.MapGet("/{id:guid}", Get).RequireAuthorization(Policies.Network).WithProblems(404)
            .WithName("getMethod").WithSummary("Read a method with all versions and results");
        group.MapPut("/{id:guid}", Change).RequireAuthorization(Policies.Write).WithProblems(404, 412, 413, 415, 422, 428)
            .WithName("changeMethod").WithSummary("Publish the next version, as the author");
        group.MapPost("/{id:guid}/results", Report).RequireAuthorization(Policies.Write).WithProblems(404, 413, 415, 422)
            .WithName("reportMethodResult").WithSummary("Report what the own municipality saw").WithDescription("Every member reads it: no personal data.");
    }

    private static async Task<Results<VersionedCreated<MethodResponse>, ProblemResult>> Publish(
        string region, MethodRequest request, IdempotencyKey key, Caller caller, IGrainFactory grains)
    {
        if (key.Problem is { } refused) return refused;
        if (!(await grains.Open(caller, region)).Ok(out _, out var missing)) return ProblemResult.From(missing);
        var faults = new Faults();
        var draft = request.ToDraft(faults);
        if (faults.Any) return faults.ToResult();
        var id = key.ToId(caller.Municipality, $"method/{region}");
        var outcome = await grains.Method(region, id).Publish(caller.Municipality, draft, expected: 0);
        if (!outcome.Ok(out var view, out var problem)) return IdempotencyKey.Reused(problem, ProblemCode.VersionMismatch);
        return new VersionedCreated<MethodResponse>(MethodResponse.Of(view), view.Versions.Length, $"/v1/regions/{region}/methods/{id}");
    }

    private static async Task<Results<Ok<MethodListResponse>, ProblemResult>> List(
        string region, string? cursor, int? limit, Caller caller, IGrainFactory grains, IOptions<GatewayOptions> options, HttpContext context, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var paging = Paging.Read(faults, $"methods/{region}", limit, cursor, options.Value);
        if (faults.Any) return faults.ToResult();
        if (!(await grains.Open(caller, region)).Ok(out _, out var missing)) return ProblemResult.From(missing);
        var (items, next) = paging.Cut(await grains.Library(region).Methods(paging.Id, paging.Limit + 1, cancellationToken), m => m.Id);
        return TypedResults.Ok(new MethodListResponse { Items = [.. items.Select(MethodResponse.Of)], Next = paging.Next(context, next) });
    }

    private static async Task<Results<Versioned<MethodResponse>, ProblemResult>> Get(string region, Guid id, Caller caller, IGrainFactory grains) =>
        (await grains.Open(caller, region)).Ok(out _, out var missing) ? Answer(await grains.Method(region, id).Get()) : ProblemResult.From(missing);

    private static async Task<Results<Versioned<MethodResponse>, ProblemResult>> Change(
        string region, Guid id, MethodRequest request, IfMatch ifMatch, Caller caller, IGrainFactory grains)
    {
        if (!(await grains.Open(caller, region)).Ok(out _, out var missing)) return ProblemResult.From(missing);
        var faults = new Faults();
        var draft = request.ToDraft(faults);
        if (faults.Any) return faults.ToResult();
        if (!(await grains.Method(region, id).Get()).Ok(out _, out missing)) return ProblemResult.From(missing);
        if (ifMatch.Problem is { } refused) return refused;
        return Answer(await grains.Method(region, id).Publish(caller.Municipality, draft, (int)Math.Min(ifMatch.Version, int.MaxValue)));
    }

    private static async Task<Results<Versioned<MethodResponse>, ProblemResult>> Report(
        string region, Guid id, MethodResultRequest request, IdempotencyKey key, Caller caller, IGrainFactory grains)
    {
        if (key.Problem is { } refused) return refused;
        if (!(await grains.Open(caller, region)).Ok(out _, out var missing)) return ProblemResult.From(missing);
        var faults = new Faults();
        var version = faults.Number("version", request.Version, 1, MethodView.MaxVersions);
        var text = faults.LongText("text", request.Text, MethodResult.MaxTextLength);
        if (faults.Any) return faults.ToResult();
        var outcome = await grains.Method(region, id).Report(key.ToId(caller.Municipality, $"result/{id:D}"), caller.Municipality, version, text);
        return outcome.Problem is { } problem ? IdempotencyKey.Reused(problem, ProblemCode.RequestReused) : Answer(outcome);
    }

    private static Results<Versioned<MethodResponse>, ProblemResult> Answer(Outcome<MethodView> outcome) =>
        outcome.Ok(out var view, out var problem) ? new Versioned<MethodResponse>(MethodResponse.Of(view), view.Versions.Length) : ProblemResult.From(problem);
}
