using Matching.Contracts.Rounds;

namespace Matching.Gateway.Rounds;

/// <summary>What a finished round found.</summary>
internal sealed record RoundSummaryDto
{
    public required int Volunteers { get; init; }

    public required int Needs { get; init; }

    /// <summary>Volunteers times needs; each was scored or rejected with its reasons.</summary>
    public required long Pairs { get; init; }

    public required long Eligible { get; init; }

    public required long Rejected { get; init; }

    public required int Proposals { get; init; }

    public required long TotalScore { get; init; }

    /// <summary>Needs that still want somebody after the proposals.</summary>
    public required int Waiting { get; init; }

    /// <summary>Of those, the ones past the law's deadline.</summary>
    public required int WaitingPastClock { get; init; }

    /// <summary>
    /// True only where the certificate proves, against every eligible pair, that no choice that keeps capacities, quotas and the fairness goal's promises
    /// totals more. Under quotas that bind it can be false; `terms.gap` then says by how much the total could be too small.
    /// </summary>
    public required bool Optimal { get; init; }

    public required int PricingPasses { get; init; }

    public required int PolicyVersion { get; init; }

    public required long Seed { get; init; }

    /// <summary>SHA-256 over everything the round was computed from, hexadecimal; see `replayRound`.</summary>
    public required string InputsHash { get; init; }

    public required double ScoreMs { get; init; }

    public required double AssignMs { get; init; }

    /// <summary>Fairness, quotas and home-first, and what they cost; null in rounds older than these.</summary>
    public required RoundTermsDto? Terms { get; init; }

    public static RoundSummaryDto From(RoundSummary s) => new()
    {
        Volunteers = s.Volunteers,
        Needs = s.Needs,
        Pairs = s.Pairs,
        Eligible = s.Eligible,
        Rejected = s.Rejected,
        Proposals = s.Proposals,
        TotalScore = s.TotalScore,
        Waiting = s.Waiting,
        WaitingPastClock = s.WaitingPastClock,
        Optimal = s.Optimal,
        PricingPasses = s.PricingPasses,
        PolicyVersion = s.PolicyVersion,
        Seed = s.Seed,
        InputsHash = s.InputsHash,
        ScoreMs = s.ScoreMs,
        AssignMs = s.AssignMs,
        Terms = s.Terms is null ? null : RoundTermsDto.From(s.Terms),
    };
}
