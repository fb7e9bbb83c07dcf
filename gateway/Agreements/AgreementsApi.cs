using System.Collections.Concurrent;
using Matching.Contracts.Municipalities;

namespace Matching.Gateway.Agreements;

/// <summary>Sharing agreements that the caller's municipality has a side in: the home side proposes, the receiving side accepts, either ends.</summary>
internal static class AgreementsApi
{
    public static void MapAgreements(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/agreements").WithTags("Agreements");
        group.MapPost("/", Propose).RequireAuthorization(Policies.Write).WithProblems(404, 409, 413, 415, 422)
            .WithName("proposeAgreement").WithSummary("Propose, as the home side, to share volunteers");
        group.MapGet("/", List).RequireAuthorization(Policies.Network)
            .WithName("listAgreements").WithSummary("The agreements that the own municipality has a side in");
        group.MapGet("/{home}/{id:guid}", Get).RequireAuthorization(Policies.Network).WithProblems(404)
            .WithName("getAgreement").WithSummary("Read an agreement");
        group.MapPost("/{home}/{id:guid}/accept", Accept).RequireAuthorization(Policies.Write).WithProblems(404, 409)
            .WithName("acceptAgreement").WithSummary("Accept, as the receiving side");
        group.MapPost("/{home}/{id:guid}/end", End).RequireAuthorization(Policies.Write).WithProblems(404, 409)
            .WithName("endAgreement").WithSummary("End it, as either side; running placements go on");
    }

    private static async Task<Results<Created<AgreementResponse>, ProblemResult>> Propose(
        AgreementRequest request, IdempotencyKey key, Caller caller, IGrainFactory grains)
    {
        if (key.Problem is { } refused) return refused;
        var faults = new Faults();
        var agreement = request.ToAgreement(key.ToId(caller.Municipality, "agreement"), caller.Municipality, faults);
        if (faults.Any) return faults.ToResult();
        var outcome = await grains.Municipality(caller.Municipality).ProposeAgreement(agreement);
        return outcome.Ok(out var made, out var problem)
            ? TypedResults.Created($"/v1/agreements/{made.Home}/{made.Id}", AgreementResponse.Of(made))
            : IdempotencyKey.Reused(problem, ProblemCode.AlreadyExists);
    }

    private static async Task<Results<Ok<AgreementListResponse>, ProblemResult>> List(
        string? cursor, int? limit, Caller caller, IGrainFactory grains, IOptions<GatewayOptions> options, HttpContext context,
        CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var paging = Paging.Read(faults, $"agreements/{caller.Municipality}", limit, cursor, options.Value);
        if (faults.Any) return faults.ToResult();
        var (items, next) = paging.Slice(await OwnSides(caller, grains, options.Value.FanOut, cancellationToken));
        return TypedResults.Ok(new AgreementListResponse { Items = [.. items.Select(AgreementResponse.Of)], Next = paging.Next(context, next) });
    }

    private static async Task<Results<Ok<AgreementResponse>, ProblemResult>> Get(string home, Guid id, Caller caller, IGrainFactory grains) =>
        await Find(home, id, caller, grains) is { } agreement ? TypedResults.Ok(AgreementResponse.Of(agreement)) : Missing;

    private static async Task<Results<Ok<AgreementResponse>, ProblemResult>> Accept(string home, Guid id, Caller caller, IGrainFactory grains) =>
        await Find(home, id, caller, grains) is null ? Missing : Answer(await grains.Municipality(home).AcceptAgreement(id, caller.Municipality));

    private static async Task<Results<Ok<AgreementResponse>, ProblemResult>> End(string home, Guid id, Caller caller, IGrainFactory grains) =>
        await Find(home, id, caller, grains) is null ? Missing : Answer(await grains.Municipality(home).EndAgreement(id, caller.Municipality));

    private static ProblemResult Missing => new(ProblemKinds.NotFound, "There is no such agreement that your municipality has a side in.");

    /// <summary>The agreement, if the caller's municipality is one of its sides.</summary>
    private static async Task<SharingAgreement?> Find(string home, Guid id, Caller caller, IGrainFactory grains)
    {
        if (!MunicipalityCode.IsValid(home)) return null;
        var list = await grains.Municipality(home).Agreements();
        return list.Agreements.FirstOrDefault(a => a.Id == id && (a.Home == caller.Municipality || a.Receiving == caller.Municipality));
    }

    /// <summary>
    /// Each home side keeps its agreements, so all members of the own regions are asked; proposals that wait for the own yes are among
    /// them. Ordered by id.
    /// </summary>
    private static async Task<SharingAgreement[]> OwnSides(Caller caller, IGrainFactory grains, int fanOut, CancellationToken cancellationToken)
    {
        HashSet<string> homes = [caller.Municipality];
        if ((await grains.Municipality(caller.Municipality).Get()).Ok(out var own, out _))
            foreach (var region in own.Profile.Regions)
                if ((await grains.Region(region).Get()).Ok(out var view, out _))
                    homes.UnionWith(view.Definition.Members);
        var sides = new ConcurrentBag<SharingAgreement>();
        await Parallel.ForEachAsync(homes, new ParallelOptions { MaxDegreeOfParallelism = fanOut, CancellationToken = cancellationToken }, async (home, _) =>
        {
            foreach (var agreement in (await grains.Municipality(home).Agreements()).Agreements)
                if (agreement.Home == caller.Municipality || agreement.Receiving == caller.Municipality) sides.Add(agreement);
        });
        return [.. sides.OrderBy(a => a.Id)];
    }

    private static Results<Ok<AgreementResponse>, ProblemResult> Answer(Outcome<SharingAgreement> outcome) =>
        outcome.Ok(out var agreement, out var problem) ? TypedResults.Ok(AgreementResponse.Of(agreement)) : ProblemResult.From(problem);
}
