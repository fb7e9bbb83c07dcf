using Matching.Contracts.Notices;

namespace Matching.Gateway.Notices;

/// <summary>What coordinators and volunteers were told, and whether it reached them.</summary>
internal static class NoticesApi
{
    public static void MapNotices(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/notices").WithTags("Notices");
        group.MapGet("/", List).RequireAuthorization(Policies.Read)
            .WithName("listNotices").WithSummary("The municipality's notices with their delivery state, newest first")
            .WithDescription("`status` is queued, sent, delivered, failed or given-up. A notice that was given up is for a person to pass on.");
        group.MapGet("/settings", Settings).RequireAuthorization(Policies.Read)
            .WithName("getNoticeSettings").WithSummary("Where the notices of the caller's authority go");
        group.MapPut("/settings", Configure).RequireAuthorization(Policies.Write).WithProblems(412, 413, 415, 428)
            .WithName("replaceNoticeSettings").WithSummary("Say where the notices of the caller's authority go").WithDescription("Each authority of a municipality hears of its own cases alone.");
        group.MapGet("/settings/districts/{code}", DistrictSettings).RequireAuthorization(Policies.Read).WithProblems(404)
            .WithName("getDistrictNotices").WithSummary("Where the notices about needs of a district go");
        group.MapPut("/settings/districts/{code}", ConfigureDistrict).RequireAuthorization(Policies.Write).WithProblems(404, 412, 413, 415, 428)
            .WithName("replaceDistrictNotices").WithSummary("Say where the notices about needs of a district go")
            .WithDescription("Those of the caller's authority. With neither e-mail nor webhook they go where the authority's go.");
    }

    private static INoticesGrain Of(IGrainFactory grains, Caller caller) => grains.GetGrain<INoticesGrain>(GrainKeys.Notices(caller.Municipality));

    private static async Task<Results<Ok<NoticePageResponse>, ProblemResult>> List(
        string? status, string? cursor, int? limit, Caller caller, IGrainFactory grains, IOptions<GatewayOptions> options, HttpContext context)
    {
        var faults = new Faults();
        NoticeStatus? only = null;
        if (status is not null && EnumNames<NoticeStatus>.TryParse(status, out var chosen)) only = chosen;
        else if (status is not null) faults.Add("status", "There is no such status.", EnumNames<NoticeStatus>.Cure);
        var paging = Paging.Read(faults, $"notices/{caller.Municipality}/{only}", limit, cursor, options.Value);
        if (faults.Any) return faults.ToResult();
        var page = await Of(grains, caller).List(only, paging.FromId, paging.Limit);
        return TypedResults.Ok(new NoticePageResponse { Items = [.. page.Items.Select(NoticeResponse.From)], Next = paging.Next(context, page.Next?.ToString()) });
    }

    private static async Task<Tagged<NoticeSettingsResponse>> Settings(Caller caller, IGrainFactory grains) =>
        Tagged.Of(NoticeSettingsResponse.From(await Of(grains, caller).Settings()));

    private static async Task<Results<Tagged<NoticeSettingsResponse>, ProblemResult>> Configure(
        NoticeSettingsRequest request, IfMatch ifMatch, Caller caller, IGrainFactory grains)
    {
        var faults = new Faults();
        var settings = request.ToSettings(faults);
        if (faults.Any) return faults.ToResult();
        if (Tagged.Of(NoticeSettingsResponse.From(await Of(grains, caller).Settings())).Refuse(ifMatch) is { } refused) return refused;
        return (await Of(grains, caller).Configure(settings)).Ok(out var stored, out var problem)
            ? Tagged.Of(NoticeSettingsResponse.From(stored))
            : ProblemResult.From(problem);
    }

    private static async Task<Results<Tagged<DistrictNoticesResponse>, ProblemResult>> DistrictSettings(string code, Caller caller, IGrainFactory grains) =>
        (await Of(grains, caller).DistrictSettings(code)).Ok(out var settings, out var problem) ? Tagged.Of(DistrictNoticesResponse.From(settings)) : ProblemResult.From(problem);

    private static async Task<Results<Tagged<DistrictNoticesResponse>, ProblemResult>> ConfigureDistrict(
        string code, DistrictNoticesRequest request, IfMatch ifMatch, Caller caller, IGrainFactory grains)
    {
        var faults = new Faults();
        var settings = request.ToSettings(faults);
        if (faults.Any) return faults.ToResult();
        if (!(await Of(grains, caller).DistrictSettings(code)).Ok(out var known, out var missing)) return ProblemResult.From(missing);
        if (Tagged.Of(DistrictNoticesResponse.From(known)).Refuse(ifMatch) is { } refused) return refused;
        return (await Of(grains, caller).ConfigureDistrict(code, settings)).Ok(out var stored, out var problem)
            ? Tagged.Of(DistrictNoticesResponse.From(stored))
            : ProblemResult.From(problem);
    }
}
