namespace Matching.Contracts.Pool;

/// <summary>Days that a volunteer of a shard's roster blocked out, as the columns' day numbers, half-open.</summary>
/// <param name="Roles">Bit = <see cref="AssignmentType"/>; all of them for days blocked out.</param>
/// <param name="IsFull">Days on which all places are taken, of releases before <see cref="ShardPlacesLeft"/>.</param>
[GenerateSerializer, Immutable, Alias("matching.shard-absence")]
public readonly record struct ShardAbsence(int Row, int From, int To, int Roles, bool IsFull);
