using System.Text.RegularExpressions;
using Matching.Contracts.Regions;
using Matching.Core;
using Matching.Core.Assignment;
using Matching.Grains.Municipalities;
using Matching.Grains.Pool;
using Matching.Grains.State;

namespace Matching.Grains.Regions;

internal static partial class RegionRules
{
    public static bool IsName(string? name) => name is not null && Name().IsMatch(name);

    public static Problem? Check(RegionDefinition region, RegionDefinition? known) => region switch
    {
        _ when !IsName(region.Name) => Problem.Invalid("The name is not 2 to 40 lower case letters, digits and hyphens.", "name", "Write it like ostergotland."),
        _ when MunicipalityCode.IsValid(region.Name) => Problem.Invalid("The name is that of a municipality.", "name", "A region has a name of its own, like ostergotland."),
        _ when !Codes.IsText(region.Title) => Problem.Invalid("The title is missing or too long.", "title", $"Give 1 to {Limits.TextLength} characters."),
        _ when region.Members.IsDefault || region.Members.Length is < 1 or > Limits.RegionMembers => Problem.Invalid("The number of members is out of range.", "members", $"Name 1 to {Limits.RegionMembers} municipalities."),
        _ when !region.Members.All(MunicipalityCode.IsValid) || region.Members.Distinct().Count() != region.Members.Length =>
            Problem.Invalid("A member is no municipality code, or is named twice.", "members", "Name each once, like se-0580."),
        _ when region.PoolShards is < 1 or > RegionDefinition.MaxPoolShards => Problem.Invalid("The number of pool shards is out of range.", "poolShards", $"Choose 1 to {RegionDefinition.MaxPoolShards}."),
        _ when known is not null && known.PoolShards != region.PoolShards => Problem.Invalid("The number of pool shards is fixed.", "poolShards", $"Keep it at {known.PoolShards}."),
        _ => Check(region.Plane) ?? Check(region.Weights) ?? Check(region.Sharing ?? SharingPolicy.Default) ?? Check(region.Policies),
    };

    /// <summary>A change of rules is a new version from a day on: what is in force or past stays, so that a round's version says what it was made under.</summary>
    public static Problem? Rewrites(RegionDefinition next, RegionDefinition known, DateOnly today)
    {
        var isChanged = next.Weights != known.Weights || (next.Sharing ?? SharingPolicy.Default) != (known.Sharing ?? SharingPolicy.Default);
        if (isChanged && next.Weights.Version <= known.Weights.Version)
            return Problem.Invalid("Other weights or another sharing policy come under a version that is known.", "weights.version", $"Give the change a version above {known.Weights.Version}, or leave both as they are.");
        var (gone, early) = DatedEntries.Rewritten(next.Policies, known.Policies, p => p.From, today);
        if (gone is not null)
            return Problem.Invalid($"The policy from {gone.From:yyyy-MM-dd} is in force or past, and would change or be gone.", "policies", "Leave it as it was, and write the change as a new entry with a later day and a higher version.");
        return early < 0 ? null : Problem.Invalid("The policy begins in the past.", $"policies[{early}].from", "Let it begin today or later.");
    }

    private static Problem? Check(ImmutableArray<RegionPolicy> policies)
    {
        if (policies.IsDefault || policies.Length > RegionPolicy.Most || policies.Any(p => p is null || p.Sharing is null || !Codes.IsText(p.Reason)))
            return Problem.Invalid("The policies are too many, or one lacks its sharing or its reason.", "policies", $"Give at most {RegionPolicy.Most}, each with from, weights, sharing and a reason.");
        for (var i = 0; i < policies.Length; i++)
        {
            if ((Check(policies[i].Weights) ?? Check(policies[i].Sharing)) is { } problem)
                return problem with { Field = $"policies[{i}].{problem.Field}" };
            if (i > 0 && (policies[i].From <= policies[i - 1].From || policies[i].Weights.Version <= policies[i - 1].Weights.Version))
                return Problem.Invalid("A policy does not follow the one before.", $"policies[{i}].from", "Let both from and weights.version grow from entry to entry.");
        }

        return null;
    }

    private static Problem? Check(SharingPolicy sharing) => sharing switch
    {
        _ when !Enum.IsDefined(sharing.Fairness) => Problem.Invalid("The fairness goal is unknown.", "sharing.fairness", $"Choose from {string.Join(", ", Enum.GetNames<Contracts.Regions.FairnessGoal>())}."),
        _ when sharing.HomeFirstPoints is < 0 or > SharingPolicy.MaxHomeFirstPoints =>
            Problem.Invalid("The home-first points are out of range.", "sharing.homeFirstPoints", $"Choose 0 to {SharingPolicy.MaxHomeFirstPoints}."),
        _ => null,
    };

    private static Problem? Check(Plane? plane) =>
        plane is not null && Place.IsValid(plane.Centre) && plane == Plane.Around(plane.Centre)
            ? null
            : Problem.Invalid("The map is missing, or its scale is not that of its centre.", "plane", "Give a centre in the Nordic countries, and 1113.2 · cos(latitude) as the scale.");

    /// <summary>The core knows which weights keep its sums exact.</summary>
    private static Problem? Check(ScoringWeights? weights)
    {
        if (weights is null || weights.Version < 1)
            return Problem.Invalid("The weights are missing, or their version is below 1.", "weights.version", "Count versions from 1.");
        if (weights.PastClockWeeks is < 0 or > ScoringWeights.MaxPastClockWeeks)
            return Problem.Invalid("The weeks are out of range.", "weights.pastClockWeeks", $"Choose 0 to {ScoringWeights.MaxPastClockWeeks}.");
        try
        {
            // Quotas and promises are weighed against whole chains of exchanges, which takes more room than a score alone.
            return NeedColumns.Policy(weights).Validated().LargestScore > AssignmentLimits.MaxScoreUnderTerms
                ? Problem.Invalid($"The largest possible score is above {AssignmentLimits.MaxScoreUnderTerms}.", "weights", "Lower the weights or the caps.")
                : null;
        }
        catch (MatchingInputException fault)
        {
            return Problem.Invalid("A weight, or all of them together, is out of range.", "weights", $"{fault.Cure}.");
        }
    }

    [GeneratedRegex(@"^[a-z0-9-]{2,40}\z")]
    private static partial Regex Name();
}
