using Matching.Contracts.Needs;
using Matching.Contracts.Placements;

namespace Matching.Gateway.Placements;

/// <summary>The life of a placement after the volunteer's yes: meeting, agreement, start, follow-ups, end, thanks.</summary>
internal static class PlacementsApi
{
    private const string Day = "Give a date as yyyy-MM-dd.";

    public static void MapPlacements(this IEndpointRouteBuilder api, RouteGroupBuilder needs)
    {
        api.MapGet("/placements", List).WithTags("Placements").RequireAuthorization(Policies.Read)
            .WithName("listPlacements").WithSummary("The municipality's placements: current, due for follow-up, overdue, or all")
            .WithDescription("`filter` is current (default), due (within 30 days or overdue), overdue or all.");
        var group = needs.MapGroup("/{id:guid}/placements/{offer:guid}").WithTags("Placements");
        group.MapGet("/", Get).RequireAuthorization(Policies.Read).WithProblems(404)
            .WithName("getPlacement").WithSummary("Read a placement");
        Step(group, "meeting", (DayRequest r, Faults f) => new PlanMeeting(On(r.On, f)), "planMeeting", "Plan the meeting, or move it");
        Step(group, "meeting/held", (DayRequest r, Faults f) => new HoldMeeting(On(r.On, f)), "holdMeeting", "They met, and nobody said no");
        Step(group, "refusal", (RefusalRequest r, Faults f) => new Refuse(On(r.On, f), f.Required("side", r.Side, EnumNames<PlacementSide>.Cure), r.Reason ?? OfferReason.Unspecified), "refusePlacement", "A side says no before the start: the place is free again");
        Step(group, "signatures", (SignatureRequest r, Faults f) => new Sign(On(r.On, f), f.Required("side", r.Side, EnumNames<PlacementSide>.Cure)), "signAgreement", "The municipality or the volunteer signed the agreement");
        Step(group, "consents", (ConsentRequest r, Faults f) => new Consent(On(r.On, f), f.Required("party", r.Party, EnumNames<ConsentParty>.Cure)) { Child = r.Child ?? 0 }, "recordConsent", "The client or a guardian consented, or an authority decided in their place");
        Step(group, "start", (DayRequest r, Faults f) => new Start(On(r.On, f)), "startPlacement", "It began: the rules are judged once more, on that day");
        Step(group, "follow-ups", (FollowUpRequest r, Faults f) => new FollowUp(On(r.On, f), f.Required("result", r.Result, EnumNames<FollowUpResult>.Cure)), "followUp", "Record a follow-up; the next is due within six months");
        Step(group, "prolongation", (ProlongRequest r, Faults f) => new Prolong(On(r.On, f), f.Required("until", r.Until, Day)), "prolongPlacement", "It goes on past its planned end: the added days are judged like a placement on them");
        Step(group, "end", (EndRequest r, Faults f) => new End(On(r.On, f), f.Required("reason", r.Reason, EnumNames<PlacementEndReason>.Cure)), "endPlacement", "It ended: the place is free from that day on; where the volunteer stops or is not the right fit before the planned end, the need is open again");
        Step(group, "thanks", (DayRequest r, Faults f) => new Thank(On(r.On, f)), "thankVolunteer", "The volunteer was thanked");
    }

    private static void Step<TRequest>(RouteGroupBuilder group, string path, Func<TRequest, Faults, PlacementStep> read, string name, string summary) =>
        group.MapPost($"/{path}", Handler(read)).RequireAuthorization(Policies.Write).WithProblems(404, 409, 413, 415)
            .WithName(name).WithSummary(summary).WithDescription("The same step again changes nothing.");

    private static Func<Guid, Guid, TRequest, Caller, IGrainFactory, Task<Results<Ok<PlacementResponse>, ProblemResult>>> Handler<TRequest>(Func<TRequest, Faults, PlacementStep> read) =>
        async (id, offer, request, caller, grains) =>
        {
            var faults = new Faults();
            var step = read(request, faults);
            if (faults.Any) return faults.ToResult();
            return (await grains.Need(caller.Need(id)).Advance(offer, step)).Ok(out var placement, out var problem)
                ? TypedResults.Ok(PlacementResponse.From(placement))
                : ProblemResult.From(problem);
        };

    private static DateOnly On(DateOnly? on, Faults faults) => faults.Required("on", on, Day);

    private static async Task<Results<Ok<PlacementResponse>, ProblemResult>> Get(Guid id, Guid offer, Caller caller, IGrainFactory grains)
    {
        if (!(await grains.Need(caller.Need(id)).Get()).Ok(out var need, out var problem)) return ProblemResult.From(problem);
        return need.Placements.FirstOrDefault(p => p.Offer == offer) is { } found
            ? TypedResults.Ok(PlacementResponse.From(found))
            : new ProblemResult(ProblemKinds.NotFound, "There is no such placement.");
    }

    private static async Task<Results<Ok<PlacementPageResponse>, ProblemResult>> List(
        string? filter, string? cursor, int? limit, Caller caller, IGrainFactory grains, IOptions<GatewayOptions> options, HttpContext context,
        CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var chosen = PlacementFilter.Current;
        if (filter is not null && !EnumNames<PlacementFilter>.TryParse(filter, out chosen))
            faults.Add("filter", "There is no such filter.", EnumNames<PlacementFilter>.Cure);
        var paging = Paging.Read(faults, $"placements/{caller.Municipality}/{chosen}", limit, cursor, options.Value);
        if (faults.Any) return faults.ToResult();
        var list = grains.GetGrain<IPlacementListGrain>(GrainKeys.PlacementList(caller.Municipality));
        var page = await list.List(chosen, paging.FromId, paging.Limit, cancellationToken);
        return TypedResults.Ok(new PlacementPageResponse
        {
            Items = [.. page.Items.Select(PlacementResponse.From)],
            Next = paging.Next(context, page.Next?.ToString()),
        });
    }
}
