using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Regions;
using Matching.Contracts.Rounds;

namespace Matching.Gateway.Rounds;

/// <summary>How to run a round; an empty object takes the defaults.</summary>
internal sealed record RoundRequestDto
{
    /// <summary>Where the candidate graph starts; it grows until the optimum is proven. Default 20.</summary>
    [Range(1, Limits.Candidates)]
    public int? CandidatesPerNeed { get; init; }

    /// <summary>Recorded with the decision. Default 1.</summary>
    public long? Seed { get; init; }

    /// <summary>What the round promises each member. Default: what the region's definition says.</summary>
    public FairnessGoal? Fairness { get; init; }

    public RoundRequest ToRequest(Faults faults)
    {
        var defaults = new RoundRequest();
        return new(faults.Number("candidatesPerNeed", CandidatesPerNeed ?? defaults.CandidatesPerNeed, 1, Limits.Candidates), Seed ?? defaults.Seed, Fairness);
    }
}
