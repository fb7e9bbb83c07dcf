namespace Matching.Contracts.Pool;

/// <summary>Days on which a volunteer of a shard's roster has other places left than the columns say, as the columns' day numbers, half-open.</summary>
/// <param name="Type">Of one type; null for all together.</param>
/// <param name="Left">May be negative.</param>
[GenerateSerializer, Immutable, Alias("matching.shard-places-left")]
public readonly record struct ShardPlacesLeft(int Row, int From, int To, AssignmentType? Type, int Left);
