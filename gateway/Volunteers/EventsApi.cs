namespace Matching.Gateway.Volunteers;

/// <summary>Events that no register shows, or that the municipality learns of before it does.</summary>
internal static class EventsApi
{
    public static void MapEvents(this IEndpointRouteBuilder api) =>
        api.MapPost("/volunteers/{id:guid}/events", Record).RequireAuthorization(Policies.Write).WithTags("Volunteers").WithProblems(404, 413, 415)
            .WithName("recordEvent").WithSummary("Something happened that ends checks made before it: a move, a new adult in the household, or another code")
            .WithDescription("The ended checks are listed among those that should be renewed, and the coordinators are told. The same event again changes nothing.");

    private static async Task<Results<Ok<EventOutcomeResponse>, ProblemResult>> Record(Guid id, EventRequest request, Caller caller, IGrainFactory grains)
    {
        var faults = new Faults();
        var happened = request.ToEvent(faults);
        if (faults.Any) return faults.ToResult();
        return (await grains.Volunteer(caller.Volunteer(id)).RecordEvent(happened)).Ok(out var ended, out var problem)
            ? TypedResults.Ok(EventOutcomeResponse.From(happened, ended))
            : ProblemResult.From(problem);
    }
}
