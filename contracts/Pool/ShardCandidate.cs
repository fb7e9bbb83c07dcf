using Matching.Contracts.Needs;

namespace Matching.Contracts.Pool;

[GenerateSerializer, Immutable, Alias("matching.shard-candidate")]
public readonly record struct ShardCandidate(VolunteerRef Volunteer, int Score, ScoreParts Parts);
