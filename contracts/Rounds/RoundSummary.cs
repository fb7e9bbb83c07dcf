namespace Matching.Contracts.Rounds;

/// <summary>What a finished round found.</summary>
/// <param name="Pairs">Volunteers × needs, each scored or rejected with its reasons.</param>
/// <param name="Waiting">Needs that still want somebody after the proposals.</param>
/// <param name="WaitingPastClock">Of those, the ones past the law's deadline.</param>
/// <param name="Optimal">True only where the certificate was checked against every eligible pair.</param>
/// <param name="PricingPasses">How often all eligible pairs were priced until none improved the assignment.</param>
/// <param name="InputsHash">SHA-256 over pool, needs, agreements and policy, hexadecimal: with it and the seed a decision replays.</param>
[GenerateSerializer, Immutable, Alias("matching.round-summary")]
public sealed record RoundSummary(
    int Volunteers,
    int Needs,
    long Pairs,
    long Eligible,
    long Rejected,
    int Proposals,
    long TotalScore,
    int Waiting,
    int WaitingPastClock,
    bool Optimal,
    int PricingPasses,
    int PolicyVersion,
    long Seed,
    string InputsHash,
    double ScoreMs,
    double AssignMs);
