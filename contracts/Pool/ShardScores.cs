namespace Matching.Contracts.Pool;

/// <summary>Scored pairs of one shard as flat columns, need after need.</summary>
/// <param name="Offsets">Needs + 1 entries; the pairs of need i are [Offsets[i], Offsets[i + 1]).</param>
/// <param name="Rows">Row in the shard's roster.</param>
/// <param name="Scores">Score of the pair.</param>
/// <param name="Eligible">All eligible pairs in the shard, listed or not; 0 where the question was not asked.</param>
[GenerateSerializer, Immutable, Alias("matching.shard-scores")]
public sealed record ShardScores(ImmutableArray<int> Offsets, ImmutableArray<int> Rows, ImmutableArray<int> Scores, long Eligible);
