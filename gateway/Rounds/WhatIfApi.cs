using Matching.Contracts.Needs;
using Matching.Gateway.Regions;

namespace Matching.Gateway.Rounds;

/// <summary>What a rule, an agreement or a member is worth to a region.</summary>
internal static class WhatIfApi
{
    public static void MapWhatIf(this RouteGroupBuilder regions) =>
        regions.MapGet("/{region}/what-if", WhatIf).RequireAuthorization(Policies.Network).RequireRateLimiting(RateLimiting.Rounds).WithProblems(404, 409).WithTags("Rounds")
            .WithName("regionWhatIf").WithSummary("What a rule, an agreement or a member is worth: a round computed again without it")
            .WithDescription("Give exactly one of `rule` (as in the reasons of a rejection), `agreement` (its id) and `leaves` (a member's code). `round` is a finished one; without it, the last. The answer holds sums only.");

    private static async Task<Results<Ok<WhatIfResponse>, ProblemResult>> WhatIf(
        string region, Guid? round, string? rule, Guid? agreement, string? leaves, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        RejectionReasons? dropped = null;
        if (rule is not null && EnumNames<RejectionReasons>.TryParse(rule, out var known)) dropped = known;
        else if (rule is not null) faults.Add("rule", "There is no such rule.", EnumNames<RejectionReasons>.Cure);
        if (faults.Any) return faults.ToResult();
        if (!(await grains.Open(caller, region)).Ok(out var view, out var missing)) return ProblemResult.From(missing);
        if ((round ?? view.Rounds.Cast<Guid?>().LastOrDefault()) is not { } asked)
            return ProblemResult.From(new(ProblemCode.NotFound, "The region has had no round.", "round", "Start one first."));
        var outcome = await grains.Round(region, asked).WhatIf(new(dropped, agreement, leaves), cancellationToken);
        return outcome.Ok(out var answer, out var problem) ? TypedResults.Ok(WhatIfResponse.From(answer)) : ProblemResult.From(problem);
    }
}
