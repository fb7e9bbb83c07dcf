namespace Matching.Gateway.Volunteers;

/// <summary>Checks are renewed before they end.</summary>
internal static class EndingChecksApi
{
    /// <summary>A year: further ahead nobody orders an extract.</summary>
    private const int MaxDays = 366;

    public static void MapEndingChecks(this IEndpointRouteBuilder api) =>
        api.MapGet("/volunteers/ending-checks", List).RequireAuthorization(Policies.Read).WithTags("Volunteers")
            .WithName("listEndingChecks").WithSummary("Volunteers with checks that should be renewed: the law's renewal window is open, or an event ended them")
            .WithDescription("`days` looks so many days ahead, 0–366; default 0, what should be renewed today. A notice tells of each once.");

    private static async Task<Results<Ok<EndingChecksResponse>, ProblemResult>> List(
        int? days, string? cursor, int? limit, Caller caller, IGrainFactory grains, TimeProvider time, IOptions<GatewayOptions> options, HttpContext context,
        CancellationToken cancellationToken)
    {
        var faults = new Faults();
        if (days is not null) faults.Number("days", days, 0, MaxDays);
        var paging = Paging.Read(faults, $"ending-checks/{caller.Municipality}/{days}", limit, cursor, options.Value);
        if (faults.Any) return faults.ToResult();
        var day = CivilDay.Of(time.GetUtcNow()).AddDays(days ?? 0);
        var found = await grains.Caseload(caller.Municipality).EndingChecks(day, paging.Id, paging.Limit + 1, cancellationToken);
        var (items, next) = paging.Cut(found, v => v.Id);
        return TypedResults.Ok(new EndingChecksResponse { Items = [.. items.Select(VolunteerChecksResponse.From)], Next = paging.Next(context, next) });
    }
}
