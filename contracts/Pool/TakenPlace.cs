namespace Matching.Contracts.Pool;

/// <summary>Places in use on the days of <paramref name="Period"/>. <paramref name="LapsesAt"/> null: a placement. Otherwise a hold that frees itself, so the pool needs no second message.</summary>
[GenerateSerializer, Immutable, Alias("matching.taken-place")]
public readonly record struct TakenPlace(AssignmentType Type, DateTimeOffset? LapsesAt, DateRange Period, int Places);
