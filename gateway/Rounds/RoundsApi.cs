using System.Globalization;
using Matching.Contracts.Rounds;
using Matching.Gateway.Regions;

namespace Matching.Gateway.Rounds;

/// <summary>Rounds over a whole region: start, watch, read the proposals and the proof.</summary>
internal static class RoundsApi
{
    public static void MapRounds(this RouteGroupBuilder regions)
    {
        regions.MapWhatIf();
        var group = regions.MapGroup("/{region}/rounds").WithTags("Rounds");
        group.MapPost("/", Start).RequireAuthorization(Policies.Rounds).RequireRateLimiting(RateLimiting.Rounds).WithProblems(404, 409, 413, 415, 422)
            .WithName("startRound").WithSummary("Start a round; answers at once with its address");
        group.MapGet("/", List).RequireAuthorization(Policies.Network).WithProblems(404)
            .WithName("listRounds").WithSummary("The region's rounds");
        group.MapGet("/{round:guid}", Get).RequireAuthorization(Policies.Network).WithProblems(404)
            .WithName("getRound").WithSummary("Status, progress and summary of a round");
        group.MapGet("/{round:guid}/proposals", Proposals).RequireAuthorization(Policies.Network).WithProblems(404, 409)
            .WithName("listProposals").WithSummary("The proposals of a finished round, ordered by need")
            .WithDescription("Coordinators and readers get the proposals that their municipality has a side in; the regional role and administrators get all.");
        group.MapGet("/{round:guid}/certificate", Certificate).RequireAuthorization(Policies.Network).WithProblems(404, 409)
            .WithName("getCertificate").WithSummary("The proof that no better assignment exists")
            .WithDescription("Prices by linear programming duality: every eligible pair that was not proposed scores at most its prices together. Needs of another authority of the own municipality are left out.");
        group.MapGet("/{round:guid}/replay", Replay).RequireAuthorization(Policies.Network).RequireRateLimiting(RateLimiting.Rounds).WithProblems(404, 409)
            .WithName("replayRound").WithSummary("Compute a finished round again from its stored inputs and compare byte for byte")
            .WithDescription("404 where the inputs are not kept, or no longer.");
        group.MapPost("/{round:guid}/cancel", Cancel).RequireAuthorization(Policies.Rounds).WithProblems(404, 409)
            .WithName("cancelRound").WithSummary("Cancel a running round");
    }

    private static async Task<Results<Accepted<RoundResponse>, ProblemResult>> Start(
        string region, RoundRequestDto? request, IdempotencyKey key, Caller caller, IGrainFactory grains)
    {
        if (key.Problem is { } refused) return refused;
        var faults = new Faults();
        var order = (request ?? new()).ToRequest(faults);
        if (faults.Any) return faults.ToResult();
        var access = await grains.Open(caller, region);
        if (!access.Ok(out _, out var missing)) return ProblemResult.From(missing);
        var round = key.ToId(caller.Municipality, $"round/{region}");
        var outcome = await grains.Region(region).StartRound(round, order);
        return outcome.Ok(out var view, out var problem)
            ? TypedResults.Accepted($"/v1/regions/{region}/rounds/{round}", RoundResponse.From(view))
            : IdempotencyKey.Reused(problem, ProblemCode.RequestReused);
    }

    private static async Task<Results<Ok<RoundListResponse>, ProblemResult>> List(
        string region, string? cursor, int? limit, Caller caller, IGrainFactory grains, IOptions<GatewayOptions> options, HttpContext context)
    {
        var faults = new Faults();
        var paging = Paging.Read(faults, $"rounds/{region}", limit, cursor, options.Value);
        if (faults.Any) return faults.ToResult();
        if (!(await grains.Open(caller, region)).Ok(out var view, out var missing)) return ProblemResult.From(missing);
        var (items, next) = paging.Slice(view.Rounds);
        return TypedResults.Ok(new RoundListResponse { Items = items, Next = paging.Next(context, next) });
    }

    private static async Task<Results<Ok<RoundResponse>, ProblemResult>> Get(string region, Guid round, Caller caller, IGrainFactory grains)
    {
        if (!(await grains.Open(caller, region)).Ok(out _, out var missing)) return ProblemResult.From(missing);
        return Answer(await grains.Round(region, round).Get());
    }

    private static async Task<Results<Ok<ProposalPageResponse>, ProblemResult>> Proposals(
        string region, Guid round, string? cursor, int? limit, Caller caller, IGrainFactory grains, IOptions<GatewayOptions> options, HttpContext context,
        CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var paging = Paging.Read(faults, $"proposals/{region}/{round}", limit, cursor, options.Value);
        if (faults.Any) return faults.ToResult();
        if (!(await grains.Open(caller, region)).Ok(out _, out var missing)) return ProblemResult.From(missing);
        var outcome = await grains.Round(region, round).Proposals(caller.SeesWholeRegion ? null : caller.Municipality, paging.Index, paging.Limit);
        if (!outcome.Ok(out var page, out var problem)) return ProblemResult.From(problem);
        page = await OwnCases.Of(page, caller, grains, options.Value.FanOut, cancellationToken);
        return TypedResults.Ok(ProposalPageResponse.From(page, paging.Next(context, page.Next?.ToString(CultureInfo.InvariantCulture)), caller));
    }

    private static async Task<Results<Ok<CertificateResponse>, ProblemResult>> Certificate(
        string region, Guid round, Caller caller, IGrainFactory grains, IOptions<GatewayOptions> options, CancellationToken cancellationToken)
    {
        if (!(await grains.Open(caller, region)).Ok(out _, out var missing)) return ProblemResult.From(missing);
        var outcome = await grains.Round(region, round).Certificate();
        return outcome.Ok(out var proof, out var problem)
            ? TypedResults.Ok(CertificateResponse.From(await OwnCases.Of(proof, caller, grains, options.Value.FanOut, cancellationToken)))
            : ProblemResult.From(problem);
    }

    private static async Task<Results<Ok<ReplayResponse>, ProblemResult>> Replay(
        string region, Guid round, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!(await grains.Open(caller, region)).Ok(out _, out var missing)) return ProblemResult.From(missing);
        var outcome = await grains.Round(region, round).Replay(cancellationToken);
        return outcome.Ok(out var replay, out var problem) ? TypedResults.Ok(ReplayResponse.From(replay)) : ProblemResult.From(problem);
    }

    private static async Task<Results<Ok<RoundResponse>, ProblemResult>> Cancel(string region, Guid round, Caller caller, IGrainFactory grains)
    {
        if (!(await grains.Open(caller, region)).Ok(out _, out var missing)) return ProblemResult.From(missing);
        return Answer(await grains.Round(region, round).Cancel());
    }

    private static Results<Ok<RoundResponse>, ProblemResult> Answer(Outcome<RoundView> outcome) =>
        outcome.Ok(out var view, out var problem) ? TypedResults.Ok(RoundResponse.From(view)) : ProblemResult.From(problem);
}
