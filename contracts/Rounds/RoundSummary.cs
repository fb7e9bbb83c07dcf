namespace Matching.Contracts.Rounds;

/// <summary>What a finished round found.</summary>
/// <param name="Pairs">Volunteers × needs, each scored or rejected with its reasons.</param>
/// <param name="Waiting">Needs that still want somebody after the proposals.</param>
/// <param name="WaitingPastClock">Of those, the ones past the law's deadline.</param>
/// <param name="Optimal">
/// True only where the certificate proves, against every eligible pair, that no choice that keeps capacities, the quotas left, what the fairness goal
/// promises, and what one volunteer can take together totals more. Under quotas that bind, or where many proposals collide, it can be false; <see cref="RoundTerms.Gap"/> then says by how much the total could be too small.
/// </param>
/// <param name="PricingPasses">How often all eligible pairs were priced until none improved the assignment.</param>
/// <param name="InputsHash">SHA-256 over everything the round was computed from, hexadecimal: pool, needs, agreements, quotas left, policy, request.</param>
/// <param name="Terms">Fairness, quotas and home-first, and what they cost; null in rounds older than these.</param>
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
    double AssignMs,
    RoundTerms? Terms = null);
