using System.Globalization;
using Matching.Contracts.Audit;
using Matching.Gateway.Regions;

namespace Matching.Gateway.Audit;

/// <summary>The audit trail of the caller's municipality: read, verified, and its signed head to keep elsewhere.</summary>
internal static class AuditApi
{
    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/audit").WithTags("Audit");
        group.MapGet("/", Read).RequireAuthorization(Policies.Read)
            .WithName("readAudit").WithSummary("The audit trail, oldest first: one entry for each change, each read of a person, each refusal");
        api.MapGet("/regions/{region}/audit", ReadRegion).RequireAuthorization(Policies.Network).WithProblems(404).WithTags("Audit")
            .WithName("readRegionAudit").WithSummary("The region's own trail: its definition, its rounds, what members do together");
        group.MapGet("/checkpoint", Checkpoint).RequireAuthorization(Policies.Read)
            .WithName("getAuditCheckpoint").WithSummary("The trail's length and last hash, signed")
            .WithDescription("Keep it outside the service: only against a checkpoint does it show that a trail was cut off or rewritten.");
        group.MapGet("/verification", Verify).RequireAuthorization(Policies.Read)
            .WithName("verifyAudit").WithSummary("Follow the whole trail as it is stored")
            .WithDescription("With `count` and `hash` of a checkpoint: also that the trail still contains it.");
    }

    private static IAuditGrain Of(IGrainFactory grains, Caller caller) => grains.GetGrain<IAuditGrain>(GrainKeys.Audit(caller.Municipality));

    private static async Task<Results<Ok<AuditPageResponse>, ProblemResult>> Read(
        string? cursor, int? limit, Caller caller, IGrainFactory grains, IOptions<GatewayOptions> options, HttpContext context)
    {
        var faults = new Faults();
        var paging = Paging.Read(faults, $"audit/{caller.Municipality}", limit, cursor, options.Value);
        return faults.Any ? faults.ToResult() : await Page(Of(grains, caller), paging, context);
    }

    private static async Task<Results<Ok<AuditPageResponse>, ProblemResult>> ReadRegion(
        string region, string? cursor, int? limit, Caller caller, IGrainFactory grains, IOptions<GatewayOptions> options, HttpContext context)
    {
        var faults = new Faults();
        var paging = Paging.Read(faults, $"audit/{region}", limit, cursor, options.Value);
        if (faults.Any) return faults.ToResult();
        return (await grains.Open(caller, region)).Ok(out _, out var problem)
            ? await Page(grains.GetGrain<IAuditGrain>(GrainKeys.Audit(region)), paging, context)
            : ProblemResult.From(problem);
    }

    private static async Task<Ok<AuditPageResponse>> Page(IAuditGrain trail, Paging paging, HttpContext context)
    {
        var page = await trail.Read(paging.Index, paging.Limit);
        return TypedResults.Ok(new AuditPageResponse
        {
            Items = [.. page.Entries.Select(AuditEntryDto.From)],
            Next = paging.Next(context, page.Next?.ToString(CultureInfo.InvariantCulture)),
        });
    }

    private static async Task<Ok<CheckpointResponse>> Checkpoint(Caller caller, IGrainFactory grains, CheckpointSigner signer) =>
        TypedResults.Ok(signer.Sign(await Of(grains, caller).Head()));

    private static async Task<Results<Ok<VerificationResponse>, ProblemResult>> Verify(
        long? count, string? hash, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        if (count is null != hash is null) faults.Add(count is null ? "count" : "hash", "A checkpoint has both.", "Give count and hash as the checkpoint has them, or neither.");
        if (count < 0) faults.Add("count", "The number is out of range.", "Give it as the checkpoint has it.");
        if (faults.Any) return faults.ToResult();
        var checkpoint = hash is null ? null : new AuditHead(caller.Municipality, count!.Value, hash);
        var verdict = await Of(grains, caller).Verify(checkpoint, cancellationToken);
        return TypedResults.Ok(new VerificationResponse { Sound = verdict.IsSound, Count = verdict.Head.Count, Hash = verdict.Head.Hash, Fault = verdict.Fault });
    }
}
