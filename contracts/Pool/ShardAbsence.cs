namespace Matching.Contracts.Pool;

/// <summary>Days on which a volunteer of a shard's roster takes no placement, as the columns' day numbers, half-open.</summary>
/// <param name="Roles">Bit = <see cref="AssignmentType"/>.</param>
/// <param name="IsFull">All places are taken; otherwise the volunteer blocked the days out.</param>
[GenerateSerializer, Immutable, Alias("matching.shard-absence")]
public readonly record struct ShardAbsence(int Row, int From, int To, int Roles, bool IsFull);
