using Matching.Contracts.Needs;

namespace Matching.Gateway.Needs;

/// <summary>Why this score: points that sum to it.</summary>
internal sealed record ScorePartsDto
{
    public required int Distance { get; init; }

    public required int Availability { get; init; }

    public required int Interests { get; init; }

    public required int Languages { get; init; }

    public required int Experience { get; init; }

    public required int Load { get; init; }

    public required int Priority { get; init; }

    /// <summary>For the time since the volunteer was last asked.</summary>
    public required int Rest { get; init; }

    /// <summary>Points lost for soft wishes that are not met; at most 0.</summary>
    public required int Penalty { get; init; }

    public static ScorePartsDto From(ScoreParts parts) => new()
    {
        Distance = parts.Distance,
        Availability = parts.Availability,
        Interests = parts.Interests,
        Languages = parts.Languages,
        Experience = parts.Experience,
        Load = parts.Load,
        Priority = parts.Priority,
        Rest = parts.Rest,
        Penalty = parts.Penalty,
    };
}
