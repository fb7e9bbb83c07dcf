using Matching.Contracts.Needs;

namespace Matching.Gateway.Needs;

/// <summary>What each hard rule costs a need, against the present pool.</summary>
internal sealed record NeedWhatIfResponse
{
    public required string Need { get; init; }

    /// <summary>Everybody in the pool.</summary>
    public required int Volunteers { get; init; }

    public required int Candidates { get; init; }

    /// <summary>Rules that somebody fails, dearest first.</summary>
    public required IReadOnlyList<RuleCostDto> Rules { get; init; }

    public static NeedWhatIfResponse From(NeedWhatIf w) => new()
    {
        Need = w.Need.ToString(),
        Volunteers = w.Volunteers,
        Candidates = w.Candidates,
        Rules = [.. w.Rules.Select(r => new RuleCostDto { Rule = EnumNames<RejectionReasons>.Of(r.Rule), Failing = r.Failing, Cost = r.Cost })],
    };
}

/// <summary>One hard rule.</summary>
internal sealed record RuleCostDto
{
    /// <summary>As in `reasons` of a rejection; what is personal to volunteers of other municipalities counts in groups: `approval`, `household`, `time`, `undisclosed`.</summary>
    public required string Rule { get; init; }

    /// <summary>Volunteers who fail it, whatever else they fail.</summary>
    public required int Failing { get; init; }

    /// <summary>Candidates that the need would have more without it.</summary>
    public required int Cost { get; init; }
}
