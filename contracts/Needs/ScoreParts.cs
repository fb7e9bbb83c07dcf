namespace Matching.Contracts.Needs;

/// <summary>Why this score, in points of the policy in force.</summary>
[GenerateSerializer, Immutable, Alias("matching.score-parts")]
public sealed record ScoreParts(int Distance, int Availability, int Interests, int Languages, int Experience, int Load, int Priority)
{
    /// <summary>Points lost for soft wishes that are not met; at most 0.</summary>
    [Id(0)]
    public int Penalty { get; init; }

    /// <summary>Points for the time since the volunteer was last asked.</summary>
    [Id(1)]
    public int Rest { get; init; }
}
