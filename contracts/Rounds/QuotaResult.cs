namespace Matching.Contracts.Rounds;

/// <summary>
/// What is left of a sharing quota and what a round uses of it. Quotas of agreements that cover some needs together and others not overlap: a proposal counts against one of those that cover it.
/// </summary>
/// <param name="Agreements">The agreement, or several that cover the same needs and so share their quotas.</param>
/// <param name="Free">Placements left under them when the round began.</param>
/// <param name="Used">Proposals that count against them.</param>
/// <param name="KeepsGapOpen">Its price is above 0 although it is not used up, or it is one of the priced quotas of a gap that none of those explains, or where none has a price, it is used up.</param>
[GenerateSerializer, Immutable, Alias("matching.quota-result")]
public sealed record QuotaResult(ImmutableArray<Guid> Agreements, string Home, string Receiving, int Free, int Used, bool KeepsGapOpen);
