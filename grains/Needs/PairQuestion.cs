using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Pool;
using Matching.Contracts.Regions;

namespace Matching.Grains.Needs;

/// <summary>Asks a volunteer which overridable rules a need would break.</summary>
internal static class PairQuestion
{
    /// <param name="descriptor">The need as the region knows it.</param>
    public static async Task<PoolQuery> For(IGrainFactory grains, PoolNeed descriptor, MunicipalityProfile own, VolunteerRef volunteer, TimeProvider time)
    {
        var today = CivilDay.Of(time.GetUtcNow());
        var (map, weights) = (Plane.Around(descriptor.Place), ScoringWeights.Default);
        foreach (var name in own.Regions)
        {
            var answer = await grains.GetGrain<IRegionGrain>(GrainKeys.Region(name)).Get();
            if (!answer.Ok(out var region, out _) || !region.Definition.Members.Contains(volunteer.Municipality))
                continue;
            // The same map as in the candidate list, so that nobody who is listed is refused for a few metres.
            (map, weights) = (region.Definition.Plane, region.Definition.On(today).Weights);
            break;
        }

        ImmutableArray<string> both = [.. new[] { own.Code, volunteer.Municipality }.Distinct()];
        return new(weights, new(both, map, today), [descriptor with { Excluded = [] }], [both], [0]);
    }

    /// <summary>What no override sets aside.</summary>
    public static Problem? Refuse(RejectionReasons misfits) => misfits == RejectionReasons.None
        ? null
        : new(ProblemCode.NotEligible, $"The volunteer does not meet what the need asks: {misfits}.", "volunteer", "Choose another volunteer, or override these rules with a reason.");

    /// <param name="groups">In which the rules are told, where the volunteer is another municipality's; null at home, where they are named one by one.</param>
    public static Problem? Check(RuleOverride? given, RuleGroups? groups) => given switch
    {
        null => null,
        { Rules: var rules } when rules == RejectionReasons.None || (rules & ~(groups?.Overridable ?? RuleOverride.Allowed)) != 0 => groups is null
            ? new(ProblemCode.Invalid, "This rule cannot be overridden.", "override.rules", $"Name some of {RuleOverride.Allowed}; law, consent, capacity and agreements stand.")
            : new(ProblemCode.Invalid, "For another municipality's volunteer this cannot be overridden: the answer would tell which personal rule stands in the way.", "override.rules",
                "Name some of distance, excluded, mode, and household where the need asks for several conditions; or let the need ask for less."),
        { Reason: var reason } when !State.Codes.IsText(reason) =>
            new(ProblemCode.Invalid, "An override needs a reason.", "override.reason", $"Say why in 1 to {Limits.TextLength} characters, without naming a person."),
        _ => null,
    };

    /// <summary>The rules that an override sets aside, by the names of <see cref="Check"/>.</summary>
    public static RejectionReasons Rules(this RuleOverride? given, RuleGroups? groups) => given is null ? RejectionReasons.None : groups?.Rules(given.Rules) ?? given.Rules;
}
