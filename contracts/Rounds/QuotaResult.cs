namespace Matching.Contracts.Rounds;

/// <param name="Agreements">The agreement, or several that cover the same needs and so share their quotas.</param>
/// <param name="Free">Placements left under them when the round began.</param>
/// <param name="Used">Proposals that count against them.</param>
/// <param name="KeepsGapOpen">Its price is above 0 although it is not used up, or it is one of the priced quotas of a gap that none of those explains.</param>
[GenerateSerializer, Immutable, Alias("matching.quota-result")]
public sealed record QuotaResult(ImmutableArray<Guid> Agreements, string Home, string Receiving, int Free, int Used, bool KeepsGapOpen);
