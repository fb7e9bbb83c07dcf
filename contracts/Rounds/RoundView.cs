namespace Matching.Contracts.Rounds;

/// <param name="Phase">What it does now: scoring, assigning, proving, done.</param>
/// <param name="Progress">0–100.</param>
[GenerateSerializer, Immutable, Alias("matching.round-view")]
public sealed record RoundView(
    string Region,
    Guid Round,
    RoundStatus Status,
    string Phase,
    int Progress,
    DateTimeOffset Started,
    RoundSummary? Summary);
