namespace Matching.Contracts.Pool;

/// <summary>The best of one shard for each need of a query: a flat list, need after need, best first.</summary>
/// <param name="Offsets">Needs + 1 entries; candidates of need i are [Offsets[i], Offsets[i + 1]).</param>
/// <param name="Eligible">Eligible pairs in the shard, over all needs.</param>
/// <param name="Volunteers">Volunteers in the shard's snapshot.</param>
/// <param name="Digest">SHA-256 of the rows the answer was computed from, hexadecimal.</param>
[GenerateSerializer, Immutable, Alias("matching.shard-candidates")]
public sealed record ShardCandidates(
    ImmutableArray<int> Offsets,
    ImmutableArray<ShardCandidate> Candidates,
    long Eligible,
    int Volunteers,
    string Digest);
