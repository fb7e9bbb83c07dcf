using Matching.Contracts.Drives;
using Matching.Gateway.Regions;

namespace Matching.Gateway.Drives;

/// <summary>Joint recruitment drives of a region.</summary>
internal static class DrivesApi
{
    /// <summary>Only where nothing is stored.</summary>
    private const long NotYet = 0;

    public static void MapDrives(this RouteGroupBuilder regions)
    {
        var group = regions.MapGroup("/{region}/drives").WithTags("Recruitment drives");
        group.MapPost("/", Make).RequireAuthorization(Policies.Write).WithProblems(404, 413, 415, 422)
            .WithName("makeDrive").WithSummary("Organise a joint recruitment drive");
        group.MapGet("/", List).RequireAuthorization(Policies.Network).WithProblems(404)
            .WithName("listDrives").WithSummary("The region's drives, ordered by id");
        group.MapGet("/{id:guid}", Get).RequireAuthorization(Policies.Network).WithProblems(404)
            .WithName("getDrive").WithSummary("Read a drive");
        group.MapPut("/{id:guid}", Replace).RequireAuthorization(Policies.Write).WithProblems(404, 412, 413, 415, 428)
            .WithName("replaceDrive").WithSummary("Replace a drive, as its organiser; the members then join anew");
        group.MapPost("/{id:guid}/join", Join).RequireAuthorization(Policies.Write).WithProblems(404)
            .WithName("joinDrive").WithSummary("Take the own municipality's share of the cost");
        group.MapPut("/{id:guid}/volunteers/{volunteer:guid}", AddVolunteer).RequireAuthorization(Policies.Write).WithProblems(404, 409, 422)
            .WithName("addDriveVolunteer").WithSummary("The drive brought in this volunteer of the own municipality");
        group.MapGet("/{id:guid}/report", Report).RequireAuthorization(Policies.Network).WithProblems(404)
            .WithName("getDriveReport").WithSummary("What the drive brought in for each member: registered, approved, placed, cost");
    }

    private static async Task<Results<VersionedCreated<DriveResponse>, ProblemResult>> Make(
        string region, DriveRequest request, IdempotencyKey key, Caller caller, IGrainFactory grains)
    {
        if (key.Problem is { } refused) return refused;
        if (!(await grains.Open(caller, region)).Ok(out _, out var missing)) return ProblemResult.From(missing);
        var faults = new Faults();
        var drive = request.ToDrive(key.ToId(caller.Municipality, $"drive/{region}"), caller.Municipality, faults);
        if (faults.Any) return faults.ToResult();
        var outcome = await grains.Drive(region, drive.Id).SetUp(drive, NotYet);
        if (!outcome.Ok(out var view, out var problem)) return IdempotencyKey.Reused(problem, ProblemCode.VersionMismatch);
        return new VersionedCreated<DriveResponse>(DriveResponse.Of(view), view.Version, $"/v1/regions/{region}/drives/{drive.Id}");
    }

    private static async Task<Results<Ok<DriveListResponse>, ProblemResult>> List(
        string region, string? cursor, int? limit, Caller caller, IGrainFactory grains, IOptions<GatewayOptions> options, HttpContext context, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var paging = Paging.Read(faults, $"drives/{region}", limit, cursor, options.Value);
        if (faults.Any) return faults.ToResult();
        if (!(await grains.Open(caller, region)).Ok(out _, out var missing)) return ProblemResult.From(missing);
        var (items, next) = paging.Cut(await grains.Library(region).Drives(paging.Id, paging.Limit + 1, cancellationToken), d => d.Drive.Id);
        return TypedResults.Ok(new DriveListResponse { Items = [.. items.Select(DriveResponse.Of)], Next = paging.Next(context, next) });
    }

    private static async Task<Results<Versioned<DriveResponse>, ProblemResult>> Get(string region, Guid id, Caller caller, IGrainFactory grains) =>
        (await grains.Open(caller, region)).Ok(out _, out var missing) ? Answer(await grains.Drive(region, id).Get()) : ProblemResult.From(missing);

    private static async Task<Results<Versioned<DriveResponse>, ProblemResult>> Replace(
        string region, Guid id, DriveRequest request, IfMatch ifMatch, Caller caller, IGrainFactory grains)
    {
        if (!(await grains.Open(caller, region)).Ok(out _, out var missing)) return ProblemResult.From(missing);
        var faults = new Faults();
        var drive = request.ToDrive(id, caller.Municipality, faults);
        if (faults.Any) return faults.ToResult();
        if (!(await grains.Drive(region, id).Get()).Ok(out _, out missing)) return ProblemResult.From(missing);
        return ifMatch.Problem is { } refused ? refused : Answer(await grains.Drive(region, id).SetUp(drive, ifMatch.Version));
    }

    private static async Task<Results<Versioned<DriveResponse>, ProblemResult>> Join(string region, Guid id, Caller caller, IGrainFactory grains) =>
        (await grains.Open(caller, region)).Ok(out _, out var missing) ? Answer(await grains.Drive(region, id).Join(caller.Municipality)) : ProblemResult.From(missing);

    private static async Task<Results<Versioned<DriveResponse>, ProblemResult>> AddVolunteer(string region, Guid id, Guid volunteer, Caller caller, IGrainFactory grains) =>
        (await grains.Open(caller, region)).Ok(out _, out var missing)
            ? Answer(await grains.Drive(region, id).AddVolunteer(caller.Volunteer(volunteer)))
            : ProblemResult.From(missing);

    private static async Task<Results<Ok<DriveReportResponse>, ProblemResult>> Report(string region, Guid id, Caller caller, IGrainFactory grains)
    {
        if (!(await grains.Open(caller, region)).Ok(out _, out var missing)) return ProblemResult.From(missing);
        var outcome = await grains.Drive(region, id).Report();
        return outcome.Ok(out var report, out var problem) ? TypedResults.Ok(DriveReportResponse.Of(report)) : ProblemResult.From(problem);
    }

    private static Results<Versioned<DriveResponse>, ProblemResult> Answer(Outcome<DriveView> outcome) =>
        outcome.Ok(out var view, out var problem) ? new Versioned<DriveResponse>(DriveResponse.Of(view), view.Version) : ProblemResult.From(problem);
}
