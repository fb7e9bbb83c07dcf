using Matching.Contracts.Needs;

namespace Matching.Gateway.Offers;

/// <summary>De-identified offers of the caller's needs. The system proposes; making an offer is a person's decision.</summary>
internal static class OffersApi
{
    public static void MapOffers(this RouteGroupBuilder needs)
    {
        var group = needs.MapGroup("/{id:guid}/offers").WithTags("Offers");
        group.MapPost("/", Make).RequireAuthorization(Policies.Write).WithProblems(404, 409, 413, 415, 422)
            .WithName("makeOffer").WithSummary("Offer the need to a candidate: holds a place until the deadline")
            .WithDescription("Of two offers for a volunteer's last place one is held; the other gets 409 no-capacity. `override` sets soft or policy rules aside, with a reason; for another municipality's volunteer whole groups of them, and only those of which every rule can be set aside. `children` says for which siblings it is, `agreement` which sharing agreement it counts against where several cover it.");
        group.MapGet("/{offer:guid}", Get).RequireAuthorization(Policies.Read).WithProblems(404)
            .WithName("getOffer").WithSummary("Read an offer");
        group.MapPost("/{offer:guid}/accept", Accept).RequireAuthorization(Policies.Write).WithProblems(404, 409)
            .WithName("acceptOffer").WithSummary("The volunteer said yes: the hold becomes a placement");
        group.MapPost("/{offer:guid}/decline", Decline).RequireAuthorization(Policies.Write).WithProblems(404, 409, 413, 415)
            .WithName("declineOffer").WithSummary("The volunteer said no: remembered until the need changes");
        group.MapPost("/{offer:guid}/withdraw", Withdraw).RequireAuthorization(Policies.Write).WithProblems(404, 409, 413, 415)
            .WithName("withdrawOffer").WithSummary("Take an offer or a placement back");
    }

    private static async Task<Results<Created<OfferResponse>, ProblemResult>> Make(
        Guid id, OfferRequestDto request, IdempotencyKey key, Caller caller, IGrainFactory grains)
    {
        if (key.Problem is { } refused) return refused;
        var faults = new Faults();
        if (!VolunteerRef.TryParse(request.Volunteer, out var volunteer))
            faults.Add("volunteer", "This is no reference of a volunteer.", "Use municipality/id as the candidate list gives it, like se-0581/0198….");
        var lifted = OverrideDto.ToOverride(request.Override, volunteer.Municipality is { } home && home != caller.Municipality ? RuleOverride.AllowedElsewhere : RuleOverride.Allowed, faults);
        if (request.Children?.Count > Limits.NeedCount)
            faults.Add("children", "There are more children than a need can have.", $"Name at most {Limits.NeedCount}.");
        if (faults.Any) return faults.ToResult();
        var need = caller.Need(id);
        var offer = key.ToId(caller.Municipality, $"offer/{id:D}");
        var outcome = await grains.Need(need).MakeOffer(new(offer, volunteer) { Override = lifted, Children = [.. request.Children ?? []], Agreement = request.Agreement });
        return outcome.Ok(out var made, out var problem)
            ? TypedResults.Created($"/v1/needs/{id}/offers/{offer}", OfferResponse.From(made))
            : IdempotencyKey.Reused(problem, ProblemCode.RequestReused);
    }

    private static async Task<Results<Ok<OfferResponse>, ProblemResult>> Get(Guid id, Guid offer, Caller caller, IGrainFactory grains)
    {
        if (!(await grains.Need(caller.Need(id)).Get()).Ok(out var need, out var problem)) return ProblemResult.From(problem);
        return need.Offers.FirstOrDefault(o => o.Id == offer) is { } found
            ? TypedResults.Ok(OfferResponse.From(found))
            : new ProblemResult(ProblemKinds.NotFound, "There is no such offer.");
    }

    private static async Task<Results<Ok<OfferResponse>, ProblemResult>> Accept(Guid id, Guid offer, Caller caller, IGrainFactory grains) =>
        Answer(await grains.Need(caller.Need(id)).Accept(offer));

    private static async Task<Results<Ok<OfferResponse>, ProblemResult>> Decline(
        Guid id, Guid offer, OfferEndRequest request, Caller caller, IGrainFactory grains) =>
        Answer(await grains.Need(caller.Need(id)).Decline(offer, request.Reason ?? OfferReason.Unspecified));

    private static async Task<Results<Ok<OfferResponse>, ProblemResult>> Withdraw(
        Guid id, Guid offer, OfferEndRequest request, Caller caller, IGrainFactory grains) =>
        Answer(await grains.Need(caller.Need(id)).Withdraw(offer, request.Reason ?? OfferReason.Unspecified));

    private static Results<Ok<OfferResponse>, ProblemResult> Answer(Outcome<Offer> outcome) =>
        outcome.Ok(out var offer, out var problem) ? TypedResults.Ok(OfferResponse.From(offer)) : ProblemResult.From(problem);
}
