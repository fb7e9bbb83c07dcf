using Matching.Contracts.Law;
using Matching.Contracts.Needs;
using Matching.Gateway.Audit;

namespace Matching.Gateway.Needs;

/// <summary>The needs of the caller's own municipality.</summary>
internal static class NeedsApi
{
    /// <summary>The version that an object has before it exists: a grain takes a change with it only where nothing is stored.</summary>
    private const long NotYet = 0;

    public static RouteGroupBuilder MapNeeds(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/needs").WithTags("Needs");
        group.MapPost("/", Open).RequireAuthorization(Policies.Write).WithProblems(409, 413, 415, 422)
            .WithName("openNeed").WithSummary("Open a need");
        group.MapGet("/{id:guid}", Get).RequireAuthorization(Policies.Read).WithProblems(404)
            .WithName("getNeed").WithSummary("Read a need with its offers; the audit trail says who read it")
            .AddEndpointFilter(AuditedAccess.CaseRead);
        group.MapPut("/{id:guid}", Replace).RequireAuthorization(Policies.Write).WithProblems(404, 409, 412, 413, 415, 428)
            .WithName("replaceNeed").WithSummary("Replace a need; remembered declines are forgotten");
        group.MapPost("/{id:guid}/close", Close).RequireAuthorization(Policies.Write).WithProblems(404, 409)
            .WithName("closeNeed").WithSummary("Close a need; open holds are given back");
        group.MapPost("/{id:guid}/lane", OpenLane).RequireAuthorization(Policies.Write).WithProblems(404, 409, 413, 415)
            .WithName("openLane").WithSummary("Open the emergency lane: the best candidates are asked at once")
            .WithDescription("The first yes wins; the others are withdrawn and told. Rounds leave the need alone while the lane is active. Again: nothing.");
        return group;
    }

    private static async Task<Results<VersionedCreated<NeedResponse>, ProblemResult>> Open(
        NeedRequest request, IdempotencyKey key, Caller caller, IGrainFactory grains, LawBook law)
    {
        if (key.Problem is { } refused) return refused;
        if (!Read(request, caller, law, out var requirements, out var @case, out var faulty)) return faulty;
        var id = await key.NewId(grains, caller.Municipality, caller.Own("need"));
        var outcome = await grains.Need(caller.Need(id)).Open(requirements, @case, NotYet);
        if (!outcome.Ok(out var view, out var problem)) return IdempotencyKey.Reused(problem, ProblemCode.VersionMismatch);
        return new VersionedCreated<NeedResponse>(NeedResponse.From(view), view.Version, $"/v1/needs/{id}");
    }

    private static async Task<Results<Versioned<NeedResponse>, ProblemResult>> Get(Guid id, Caller caller, IGrainFactory grains) =>
        Answer(await grains.Need(caller.Need(id)).Get());

    private static async Task<Results<Versioned<NeedResponse>, ProblemResult>> Replace(
        Guid id, NeedRequest request, IfMatch ifMatch, Caller caller, IGrainFactory grains, LawBook law)
    {
        if (!Read(request, caller, law, out var requirements, out var @case, out var faulty)) return faulty;
        var need = grains.Need(caller.Need(id));
        if (!(await need.Get()).Ok(out _, out var missing)) return ProblemResult.From(missing);
        if (ifMatch.Problem is { } refused) return refused;
        return Answer(await need.Open(requirements, @case, ifMatch.Version));
    }

    private static async Task<Results<Versioned<NeedResponse>, ProblemResult>> Close(Guid id, Caller caller, IGrainFactory grains) =>
        Answer(await grains.Need(caller.Need(id)).Close());

    private static async Task<Results<Versioned<NeedResponse>, ProblemResult>> OpenLane(Guid id, LaneRequest request, Caller caller, IGrainFactory grains)
    {
        var faults = new Faults();
        var policy = request.ToPolicy(faults);
        return faults.Any ? faults.ToResult() : Answer(await grains.Need(caller.Need(id)).OpenLane(policy));
    }

    private static Results<Versioned<NeedResponse>, ProblemResult> Answer(Outcome<NeedView> outcome) =>
        outcome.Ok(out var view, out var problem) ? new Versioned<NeedResponse>(NeedResponse.From(view), view.Version) : ProblemResult.From(problem);

    private static bool Read(NeedRequest request, Caller caller, LawBook law, out NeedRequirements requirements, out NeedCase @case, out ProblemResult faulty)
    {
        var faults = new Faults();
        requirements = request.ToRequirements(faults);
        @case = CaseDto.ToCase(request.Case, faults);
        if (!faults.Any) NeedLaw.Check(requirements, @case, caller.Municipality, law, faults);
        faulty = faults.Any ? faults.ToResult() : null!;
        return !faults.Any;
    }
}
