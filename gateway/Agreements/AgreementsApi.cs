using Matching.Contracts.Municipalities;

namespace Matching.Gateway.Agreements;

/// <summary>Sharing agreements that the caller's municipality has a side in: one side proposes, the other accepts, either ends.</summary>
internal static class AgreementsApi
{
    public static void MapAgreements(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/agreements").WithTags("Agreements");
        group.MapPost("/", Propose).RequireAuthorization(Policies.Write).WithProblems(404, 409, 413, 415, 422)
            .WithName("proposeAgreement").WithSummary("Propose to share volunteers, or to be shared with")
            .WithDescription("Name the other side: `receiving` where the caller's volunteers are shared, `home` where the caller asks for volunteers. The proposer signs by proposing.");
        group.MapGet("/", List).RequireAuthorization(Policies.Network)
            .WithName("listAgreements").WithSummary("The agreements that the own municipality has a side in");
        group.MapGet("/{home}/{id:guid}", Get).RequireAuthorization(Policies.Network).WithProblems(404)
            .WithName("getAgreement").WithSummary("Read an agreement and how much of its quota is used");
        group.MapPost("/{home}/{id:guid}/changes", Change).RequireAuthorization(Policies.Write).WithProblems(404, 409, 413, 415, 422)
            .WithName("changeAgreement").WithSummary("Propose other terms for a live agreement")
            .WithDescription("The terms are a new agreement. When the other side accepts it, it takes the place of the old one, with what runs under it.");
        group.MapPost("/{home}/{id:guid}/accept", Accept).RequireAuthorization(Policies.Write).WithProblems(404, 409)
            .WithName("acceptAgreement").WithSummary("Accept what the other side proposed");
        group.MapPost("/{home}/{id:guid}/end", End).RequireAuthorization(Policies.Write).WithProblems(404, 409)
            .WithName("endAgreement").WithSummary("Withdraw or refuse a proposal, or give notice of a live agreement; running placements go on");
    }

    private static async Task<Results<Created<AgreementResponse>, ProblemResult>> Propose(
        AgreementRequest request, IdempotencyKey key, Caller caller, AgreementBook book)
    {
        if (key.Problem is { } refused) return refused;
        var faults = new Faults();
        var agreement = request.ToAgreement(key.ToId(caller.Municipality, "agreement"), request.Sides(caller.Municipality, faults), caller.Municipality, faults);
        return faults.Any ? faults.ToResult() : await Made(agreement, book);
    }

    private static async Task<Results<Created<AgreementResponse>, ProblemResult>> Change(
        string home, Guid id, AgreementRequest request, IdempotencyKey key, Caller caller, AgreementBook book)
    {
        if (key.Problem is { } refused) return refused;
        if (await book.Find(home, id, caller) is not { } known) return AgreementBook.Missing;
        var faults = new Faults();
        var terms = request.ToAgreement(key.ToId(caller.Municipality, $"agreement/{id:D}"), (known.Home, known.Receiving), caller.Municipality, faults);
        return faults.Any ? faults.ToResult() : await Made(terms with { Replaces = id }, book);
    }

    private static async Task<Results<Ok<AgreementListResponse>, ProblemResult>> List(
        string? cursor, int? limit, Caller caller, AgreementBook book, IOptions<GatewayOptions> options, HttpContext context, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var paging = Paging.Read(faults, $"agreements/{caller.Municipality}", limit, cursor, options.Value);
        if (faults.Any) return faults.ToResult();
        var (items, next) = paging.Slice(await book.OwnSides(caller, cancellationToken));
        return TypedResults.Ok(new AgreementListResponse { Items = items, Next = paging.Next(context, next) });
    }

    private static async Task<Results<Ok<AgreementResponse>, ProblemResult>> Get(string home, Guid id, Caller caller, AgreementBook book) =>
        await book.Find(home, id, caller) is { } agreement ? TypedResults.Ok(await book.Read(agreement)) : AgreementBook.Missing;

    private static async Task<Results<Ok<AgreementResponse>, ProblemResult>> Accept(string home, Guid id, Caller caller, AgreementBook book, IGrainFactory grains) =>
        await book.Find(home, id, caller) is null ? AgreementBook.Missing : await Answer(await grains.Municipality(home).AcceptAgreement(id, caller.Municipality), book);

    private static async Task<Results<Ok<AgreementResponse>, ProblemResult>> End(string home, Guid id, Caller caller, AgreementBook book, IGrainFactory grains) =>
        await book.Find(home, id, caller) is null ? AgreementBook.Missing : await Answer(await grains.Municipality(home).EndAgreement(id, caller.Municipality), book);

    private static async Task<Results<Created<AgreementResponse>, ProblemResult>> Made(SharingAgreement terms, AgreementBook book)
    {
        var outcome = await book.Propose(terms);
        return outcome.Ok(out var made, out var problem)
            ? TypedResults.Created($"/v1/agreements/{made.Home}/{made.Id}", await book.Read(made))
            : IdempotencyKey.Reused(problem, ProblemCode.AlreadyExists);
    }

    private static async Task<Results<Ok<AgreementResponse>, ProblemResult>> Answer(Outcome<SharingAgreement> outcome, AgreementBook book) =>
        outcome.Ok(out var agreement, out var problem) ? TypedResults.Ok(await book.Read(agreement)) : ProblemResult.From(problem);
}
