namespace Matching.Contracts.Needs;

/// <summary>Why this score, in points of the policy in force.</summary>
[GenerateSerializer, Immutable, Alias("matching.score-parts")]
public sealed record ScoreParts(int Distance, int Availability, int Interests, int Languages, int Experience, int Load, int Priority);
