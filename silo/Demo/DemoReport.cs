using Matching.Contracts.Rounds;

namespace Matching.Silo.Demo;

/// <summary>What <c>demo --json</c> prints. Counts are of this round; the last four before <see cref="ScoreMs"/> come from the audit, which shares no code with the core.</summary>
internal sealed record DemoReport
{
    public required string Region { get; init; }

    public required string Engine { get; init; }

    public required int Municipalities { get; init; }

    public required int Volunteers { get; init; }

    public required int Needs { get; init; }

    /// <summary>Volunteers × needs.</summary>
    public required long Pairs { get; init; }

    public required long Eligible { get; init; }

    public required long Rejected { get; init; }

    public required int Proposals { get; init; }

    /// <summary>Proposals of a volunteer from another municipality.</summary>
    public required int AcrossBorders { get; init; }

    public required long TotalScore { get; init; }

    /// <summary>Needs that still want somebody.</summary>
    public required int Waiting { get; init; }

    public required int WaitingPastClock { get; init; }

    /// <summary>The solver proved it, and the audit could follow the proof over every eligible pair.</summary>
    public required bool Optimal { get; init; }

    public required int PricingPasses { get; init; }

    /// <summary>The goal, the proven bound and its distance from the total, what quotas and promises cost, and what each member got.</summary>
    public required RoundTerms Terms { get; init; }

    /// <summary>The audit could follow the proof of the bound over every eligible pair.</summary>
    public required bool ProofHolds { get; init; }

    public required int FairnessViolations { get; init; }

    public required int AgreementViolations { get; init; }

    public required int CapacityViolations { get; init; }

    public required long UnexplainedPairs { get; init; }

    public required int ScoreErrors { get; init; }

    public required double ScoreMs { get; init; }

    public required double AssignMs { get; init; }

    /// <summary>Pairs a second of scoring, ranking and counting.</summary>
    public required double PairsPerSecond { get; init; }

    public required int PolicyVersion { get; init; }

    public required string InputsHash { get; init; }

    /// <summary>How the members work together, a line each.</summary>
    public required ImmutableArray<string> Network { get; init; }

    /// <summary>Why each neighbour outside the network is refused, as the service said it.</summary>
    public required ImmutableArray<NeighbourRefused> NonMembersRefused { get; init; }

    public required Guid Round { get; init; }

    public required ImmutableArray<DemoExample> Examples { get; init; }

    public bool IsSound => ProofHolds && AgreementViolations + CapacityViolations + UnexplainedPairs + ScoreErrors + FairnessViolations == 0
        && NonMembersRefused.All(n => n.Reason == ProblemCode.NoAgreement);
}

/// <summary>What became of a reservation for a volunteer of a neighbour that is no member.</summary>
/// <param name="Reason">Null: it was accepted.</param>
internal sealed record NeighbourRefused(string Municipality, ProblemCode? Reason, string Detail);
