using Matching.Contracts.Partnerships;

namespace Matching.Gateway.Partnerships;

/// <summary>The organisations that the caller's municipality works with, and the volunteers that belong to them.</summary>
internal static class PartnershipsApi
{
    /// <summary>Only where nothing is stored.</summary>
    private const long NotYet = 0;

    public static void MapPartnerships(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/partnerships").WithTags("Partnerships");
        group.MapPost("/", Make).RequireAuthorization(Policies.Write).WithProblems(413, 415, 422)
            .WithName("makePartnership").WithSummary("Begin to work with an organisation");
        group.MapGet("/", List).RequireAuthorization(Policies.Network)
            .WithName("listPartnerships").WithSummary("The organisations that the own municipality works with, ordered by id")
            .WithDescription("`involvement` names the lowest degree: `coordination` lists coordination and partnership agreements.");
        group.MapGet("/{id:guid}", Get).RequireAuthorization(Policies.Network).WithProblems(404)
            .WithName("getPartnership").WithSummary("Read a partnership");
        group.MapPut("/{id:guid}", Replace).RequireAuthorization(Policies.Write).WithProblems(404, 409, 412, 413, 415, 428)
            .WithName("replacePartnership").WithSummary("Replace a partnership's terms");
        group.MapPut("/{id:guid}/volunteers/{volunteer:guid}", Join).RequireAuthorization(Policies.Write).WithProblems(404, 409, 422)
            .WithName("addPartnershipVolunteer").WithSummary("The volunteer belongs to the organisation");
        group.MapDelete("/{id:guid}/volunteers/{volunteer:guid}", Leave).RequireAuthorization(Policies.Write).WithProblems(404)
            .WithName("removePartnershipVolunteer").WithSummary("The volunteer no longer belongs to it");
    }

    private static async Task<Results<VersionedCreated<PartnershipResponse>, ProblemResult>> Make(
        PartnershipRequest request, IdempotencyKey key, Caller caller, IGrainFactory grains)
    {
        if (key.Problem is { } refused) return refused;
        var faults = new Faults();
        var partnership = request.ToPartnership(key.ToId(caller.Municipality, "partnership"), faults);
        if (faults.Any) return faults.ToResult();
        var outcome = await grains.Partnerships(caller.Municipality).SetUp(partnership, NotYet);
        if (!outcome.Ok(out var view, out var problem)) return IdempotencyKey.Reused(problem, ProblemCode.VersionMismatch);
        return new VersionedCreated<PartnershipResponse>(PartnershipResponse.Of(view), view.Version, $"/v1/partnerships/{partnership.Id}");
    }

    private static async Task<Results<Ok<PartnershipListResponse>, ProblemResult>> List(
        string? involvement, string? cursor, int? limit, Caller caller, IGrainFactory grains, IOptions<GatewayOptions> options, HttpContext context)
    {
        var faults = new Faults();
        var lowest = Involvement.Refer;
        if (involvement is not null && !EnumNames<Involvement>.TryParse(involvement, out lowest)) faults.Add("involvement", "The degree of involvement is unknown.", EnumNames<Involvement>.Cure);
        var paging = Paging.Read(faults, $"partnerships/{caller.Municipality}/{involvement}", limit, cursor, options.Value);
        if (faults.Any) return faults.ToResult();
        var all = await grains.Partnerships(caller.Municipality).List();
        var (items, next) = paging.Slice([.. all.Where(p => p.Partnership.Involvement >= lowest)]);
        return TypedResults.Ok(new PartnershipListResponse { Items = [.. items.Select(PartnershipResponse.Of)], Next = paging.Next(context, next) });
    }

    private static async Task<Results<Versioned<PartnershipResponse>, ProblemResult>> Get(Guid id, Caller caller, IGrainFactory grains) =>
        Answer(await grains.Partnerships(caller.Municipality).Get(id));

    private static async Task<Results<Versioned<PartnershipResponse>, ProblemResult>> Replace(
        Guid id, PartnershipRequest request, IfMatch ifMatch, Caller caller, IGrainFactory grains)
    {
        var faults = new Faults();
        var partnership = request.ToPartnership(id, faults);
        if (faults.Any) return faults.ToResult();
        var partnerships = grains.Partnerships(caller.Municipality);
        if (!(await partnerships.Get(id)).Ok(out _, out var missing)) return ProblemResult.From(missing);
        return ifMatch.Problem is { } refused ? refused : Answer(await partnerships.SetUp(partnership, ifMatch.Version));
    }

    private static async Task<Results<Versioned<PartnershipResponse>, ProblemResult>> Join(Guid id, Guid volunteer, Caller caller, IGrainFactory grains) =>
        Answer(await grains.Partnerships(caller.Municipality).Join(id, volunteer));

    private static async Task<Results<Versioned<PartnershipResponse>, ProblemResult>> Leave(Guid id, Guid volunteer, Caller caller, IGrainFactory grains) =>
        Answer(await grains.Partnerships(caller.Municipality).Leave(id, volunteer));

    private static Results<Versioned<PartnershipResponse>, ProblemResult> Answer(Outcome<PartnershipView> outcome) =>
        outcome.Ok(out var view, out var problem) ? new Versioned<PartnershipResponse>(PartnershipResponse.Of(view), view.Version) : ProblemResult.From(problem);
}
