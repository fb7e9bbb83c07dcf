using Matching.Contracts.Needs;

namespace Matching.Contracts.Pool;

/// <param name="Precedence">Before the score: <see cref="Kin"/> first, then 1 for a home with room for all siblings, then 0.</param>
[GenerateSerializer, Immutable, Alias("matching.shard-candidate")]
public readonly record struct ShardCandidate(VolunteerRef Volunteer, int Score, ScoreParts Parts, int Precedence)
{
    public const int Kin = 2;
}
