namespace Matching.Contracts.Volunteers;

/// <summary>What a need asks of a volunteer. Idempotent by <paramref name="Offer"/>.</summary>
/// <param name="Offer">UUIDv7, chosen by the caller.</param>
/// <param name="Start">The placement date: checks, pause and agreement are judged on it.</param>
/// <param name="Deadline">When the hold lapses unless it is confirmed.</param>
[GenerateSerializer, Immutable, Alias("matching.reservation")]
public sealed record Reservation(Guid Offer, NeedRef Need, AssignmentType Type, DateOnly Start, DateTimeOffset Deadline);
