using Matching.Contracts.Needs;

namespace Matching.Contracts.Pool;

/// <param name="Free">Places the volunteer has left, at least 1.</param>
/// <param name="Parts">Null where the query asked for scores alone.</param>
[GenerateSerializer, Immutable, Alias("matching.shard-candidate")]
public readonly record struct ShardCandidate(VolunteerRef Volunteer, int Score, int Free, ScoreParts? Parts);
