namespace Matching.Contracts.Pool;

/// <param name="Need">Index of the need in the round's query.</param>
/// <param name="Row">Row in the shard's roster.</param>
[GenerateSerializer, Immutable, Alias("matching.roster-pair")]
public readonly record struct RosterPair(int Need, int Row);
