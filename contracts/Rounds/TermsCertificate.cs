namespace Matching.Contracts.Rounds;

/// <summary>
/// What a proof needs where quotas or promises bind. With prices at least 0 of needs <c>u</c>, volunteers <c>v</c> (and types), promises <c>p</c> and
/// quotas <c>q</c>, no choice that keeps them totals more than
/// <c>sum wanted*u + sum free*v - sum promised*p + sum limit*q + sum max(0, score + p - q - u - v)</c>, the last over all eligible pairs. A pair across a border takes the
/// smallest <c>q</c> of the agreements that cover it (0 where one of them is not listed, or none covers it): it counts against one of them.
/// </summary>
/// <param name="PriceUnit">All prices of the certificate are in 1 / this many points.</param>
/// <param name="Bound">The whole points that this proves.</param>
/// <param name="Promises">Each municipality that is promised something.</param>
/// <param name="Quotas">Quotas with a price above 0.</param>
[GenerateSerializer, Immutable, Alias("matching.terms-certificate")]
public sealed record TermsCertificate(int PriceUnit, long Bound, ImmutableArray<PromisePrice> Promises, ImmutableArray<QuotaPrice> Quotas);
