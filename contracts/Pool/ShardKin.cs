namespace Matching.Contracts.Pool;

/// <summary>A volunteer of a shard's roster who is kin of a need's client and therefore excluded.</summary>
/// <param name="Need">Index in the round's query.</param>
[GenerateSerializer, Immutable, Alias("matching.shard-kin")]
public readonly record struct ShardKin(int Need, int Row);
