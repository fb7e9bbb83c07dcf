using Matching.Gateway.Audit;

namespace Matching.Gateway.Volunteers;

/// <summary>The volunteers of the caller's own municipality.</summary>
internal static class VolunteersApi
{
    /// <summary>The version that an object has before it exists: a grain takes a change with it only where nothing is stored.</summary>
    private const long NotYet = 0;

    public static void MapVolunteers(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/volunteers").WithTags("Volunteers");
        group.MapPost("/", Register).RequireAuthorization(Policies.Write).WithProblems(409, 413, 415, 422)
            .WithName("registerVolunteer").WithSummary("Register a volunteer");
        group.MapGet("/{id:guid}", Get).RequireAuthorization(Policies.Read).WithProblems(404)
            .WithName("getVolunteer").WithSummary("Read a volunteer; the audit trail says who read it")
            .AddEndpointFilter(AuditedAccess.PersonRead);
        group.MapPut("/{id:guid}", Replace).RequireAuthorization(Policies.Write).WithProblems(404, 412, 413, 415, 428)
            .WithName("replaceVolunteer").WithSummary("Replace a volunteer's profile");
        group.MapDelete("/{id:guid}", Erase).RequireAuthorization(Policies.Write).WithProblems(404, 409)
            .WithName("eraseVolunteer").WithSummary("Erase everything about a volunteer");
    }

    private static async Task<Results<VersionedCreated<VolunteerResponse>, ProblemResult>> Register(
        VolunteerRequest request, IdempotencyKey key, Caller caller, IGrainFactory grains)
    {
        if (key.Problem is { } refused) return refused;
        var faults = new Faults();
        var profile = request.ToProfile(faults);
        if (faults.Any) return faults.ToResult();
        var id = await key.NewId(grains, caller.Municipality, "volunteer");
        var outcome = await grains.Volunteer(caller.Volunteer(id)).Register(profile, NotYet);
        if (!outcome.Ok(out var view, out var problem)) return IdempotencyKey.Reused(problem, ProblemCode.VersionMismatch);
        return new VersionedCreated<VolunteerResponse>(VolunteerResponse.From(view), view.Version, $"/v1/volunteers/{id}");
    }

    private static async Task<Results<Versioned<VolunteerResponse>, ProblemResult>> Get(Guid id, Caller caller, IGrainFactory grains)
    {
        var outcome = await grains.Volunteer(caller.Volunteer(id)).Get();
        if (!outcome.Ok(out var view, out var problem)) return ProblemResult.From(problem);
        return new Versioned<VolunteerResponse>(VolunteerResponse.From(view), view.Version);
    }

    private static async Task<Results<Versioned<VolunteerResponse>, ProblemResult>> Replace(
        Guid id, VolunteerRequest request, IfMatch ifMatch, Caller caller, IGrainFactory grains)
    {
        var faults = new Faults();
        var profile = request.ToProfile(faults);
        if (faults.Any) return faults.ToResult();
        var volunteer = grains.Volunteer(caller.Volunteer(id));
        if (!(await volunteer.Get()).Ok(out _, out var missing)) return ProblemResult.From(missing);
        if (ifMatch.Problem is { } refused) return refused;
        var outcome = await volunteer.Register(profile, ifMatch.Version);
        if (!outcome.Ok(out var view, out var problem)) return ProblemResult.From(problem);
        return new Versioned<VolunteerResponse>(VolunteerResponse.From(view), view.Version);
    }

    private static async Task<Results<NoContent, ProblemResult>> Erase(Guid id, Caller caller, IGrainFactory grains)
    {
        var outcome = await grains.Volunteer(caller.Volunteer(id)).Erase();
        return outcome.Ok(out _, out var problem) ? TypedResults.NoContent() : ProblemResult.From(problem);
    }
}
