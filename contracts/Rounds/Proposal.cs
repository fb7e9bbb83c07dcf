using Matching.Contracts.Needs;

namespace Matching.Contracts.Rounds;

/// <summary>The system proposes; a person decides by making an offer.</summary>
[GenerateSerializer, Immutable, Alias("matching.proposal")]
public sealed record Proposal(NeedRef Need, VolunteerRef Volunteer, int Score, ScoreParts Parts);
