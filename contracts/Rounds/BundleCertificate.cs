namespace Matching.Contracts.Rounds;

/// <summary>
/// What a proof needs where proposals of one volunteer would not fit together. All choices are divided: part <c>i</c> of a part with a conflict is without
/// pair <c>i</c> of the conflict and with the pairs before it; whatever does not fit beside those is out as well. Each part without a conflict has prices,
/// and is bounded like a whole round by them, over the eligible pairs that it leaves.
/// </summary>
/// <param name="Bound">No choice whose proposals fit together totals more: the largest bound of a part, in points.</param>
/// <param name="Parts">The whole first, every part after what it is a part of.</param>
[GenerateSerializer, Immutable, Alias("matching.bundle-certificate")]
public sealed record BundleCertificate(long Bound, ImmutableArray<BundlePart> Parts);

/// <param name="Parent">Index of the part that was divided; -1 for the whole.</param>
/// <param name="Part">Which of its parts this is.</param>
/// <param name="Conflict">Pairs of one volunteer that do not fit together; empty where there are <paramref name="Prices"/>.</param>
/// <param name="Prices">Null where there is a conflict.</param>
[GenerateSerializer, Immutable, Alias("matching.bundle-part")]
public sealed record BundlePart(int Parent, int Part, ImmutableArray<ConflictingPair> Conflict, BundlePrices? Prices);

[GenerateSerializer, Immutable, Alias("matching.conflicting-pair")]
public readonly record struct ConflictingPair(NeedRef Need, VolunteerRef Volunteer);

/// <summary>The prices of one part, as far as they differ from those of the certificate; 0 where a price is gone.</summary>
/// <param name="Terms">Unit, bound, promises and quotas of this part; the unit is that of the whole certificate.</param>
[GenerateSerializer, Immutable, Alias("matching.bundle-prices")]
public sealed record BundlePrices(
    ImmutableArray<NeedPrice> NeedPrices,
    ImmutableArray<VolunteerPrice> VolunteerPrices,
    ImmutableArray<VolunteerTypePrice> TypePrices,
    TermsCertificate Terms);
