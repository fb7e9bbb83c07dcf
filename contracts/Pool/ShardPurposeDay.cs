namespace Matching.Contracts.Pool;

/// <summary>A <see cref="PurposeMade"/> of a volunteer of a shard's roster, as the columns' day number; 0 for none.</summary>
[GenerateSerializer, Immutable, Alias("matching.shard-purpose-day")]
public readonly record struct ShardPurposeDay(int Row, int Check, int Purposes, int Day);
