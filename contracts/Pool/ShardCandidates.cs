namespace Matching.Contracts.Pool;

/// <summary>The best of one shard for one need, best first.</summary>
/// <param name="Volunteers">Volunteers in the shard.</param>
[GenerateSerializer, Immutable, Alias("matching.shard-candidates")]
public sealed record ShardCandidates(ImmutableArray<ShardCandidate> Candidates, int Volunteers);
