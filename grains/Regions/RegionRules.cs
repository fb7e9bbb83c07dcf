using System.Text.RegularExpressions;
using Matching.Contracts.Regions;

namespace Matching.Grains.Regions;

internal static partial class RegionRules
{
    /// <summary>Largest single weight: a sum of seven parts then stays far below 2^24, where single precision ends to be exact.</summary>
    public const int MaxWeight = 100_000;

    public static Problem? Check(RegionDefinition region, RegionDefinition? known) => region switch
    {
        _ when !Name().IsMatch(region.Name) => Invalid("The name is not 2 to 40 lower case letters, digits and hyphens.", "name", "Write it like ostergotland."),
        _ when string.IsNullOrWhiteSpace(region.Title) || region.Title.Length > Limits.TextLength => Invalid("The title is missing or too long.", "title", $"Give 1 to {Limits.TextLength} characters."),
        _ when region.Members.Length is < 1 or > Limits.RegionMembers => Invalid("The number of members is out of range.", "members", $"Name 1 to {Limits.RegionMembers} municipalities."),
        _ when !region.Members.All(MunicipalityCode.IsValid) || region.Members.Distinct().Count() != region.Members.Length =>
            Invalid("A member is no municipality code, or is named twice.", "members", "Name each once, like se-0580."),
        _ when region.PoolShards is < 1 or > RegionDefinition.MaxPoolShards => Invalid("The number of pool shards is out of range.", "poolShards", $"Choose 1 to {RegionDefinition.MaxPoolShards}."),
        _ when known is not null && known.PoolShards != region.PoolShards => Invalid("The number of pool shards is fixed.", "poolShards", $"Keep it at {known.PoolShards}."),
        _ => Check(region.Weights),
    };

    private static Problem? Check(ScoringWeights weights)
    {
        int[] all = [weights.Distance, weights.Availability, weights.Interests, weights.PreferredLanguage, weights.Experience, weights.ExperienceCap, weights.Load, weights.PriorityPerWeek, weights.PriorityCapWeeks];
        if (all.Any(w => w is < 0 or > MaxWeight))
            return Invalid("A weight is out of range.", "weights", $"Choose 0 to {MaxWeight}.");
        return weights.Version < 1 ? Invalid("The policy version is below 1.", "weights.version", "Count versions from 1.") : null;
    }

    private static Problem Invalid(string detail, string field, string cure) => new(ProblemCode.Invalid, detail, field, cure);

    [GeneratedRegex("^[a-z0-9-]{2,40}$")]
    private static partial Regex Name();
}
