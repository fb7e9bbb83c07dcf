namespace Matching.Contracts.Needs;

/// <param name="Rule">A single reason.</param>
/// <param name="Failing">Volunteers who fail it, whatever else they fail.</param>
/// <param name="Cost">Candidates that the need would have more without it: volunteers who fail it and nothing else.</param>
[GenerateSerializer, Immutable, Alias("matching.rule-cost")]
public sealed record RuleCost(RejectionReasons Rule, int Failing, int Cost);
