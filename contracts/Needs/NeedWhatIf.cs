namespace Matching.Contracts.Needs;

/// <summary>What each hard rule costs a need, against the present pool.</summary>
/// <param name="Volunteers">Everybody in the pool.</param>
/// <param name="Candidates">Of them, those who fail no rule.</param>
/// <param name="Rules">Rules that somebody fails, dearest first. What is personal to volunteers of other municipalities counts in groups, as in <see cref="Rejection"/>.</param>
[GenerateSerializer, Immutable, Alias("matching.need-what-if")]
public sealed record NeedWhatIf(NeedRef Need, int Volunteers, int Candidates, ImmutableArray<RuleCost> Rules);
