namespace Matching.Gateway.Volunteers;

/// <summary>A call, a letter, a visit, thanks: also to who is not placed.</summary>
internal static class ContactsApi
{
    public static void MapContacts(this IEndpointRouteBuilder api) =>
        api.MapPost("/volunteers/{id:guid}/contacts", Record).RequireAuthorization(Policies.Write).WithTags("Volunteers").WithProblems(404, 413, 415)
            .WithName("recordContact").WithSummary("The municipality was in touch with the volunteer, who is off the silent list until the time has passed again")
            .WithDescription("The same day and kind again changes nothing.");

    private static async Task<Results<Ok<ContactDto>, ProblemResult>> Record(Guid id, ContactDto request, Caller caller, IGrainFactory grains)
    {
        var faults = new Faults();
        var contact = request.ToContact(faults);
        if (faults.Any) return faults.ToResult();
        return (await grains.Volunteer(caller.Volunteer(id)).Contact(contact)).Ok(out var recorded, out var problem)
            ? TypedResults.Ok(ContactDto.From(recorded))
            : ProblemResult.From(problem);
    }
}
