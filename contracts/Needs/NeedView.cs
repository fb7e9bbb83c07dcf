namespace Matching.Contracts.Needs;

/// <summary>A need as the municipality that opened it sees it.</summary>
[GenerateSerializer, Immutable, Alias("matching.need-view")]
public sealed record NeedView(NeedRef Need, NeedRequirements Requirements, NeedCase Case, NeedStatus Status, ImmutableArray<Offer> Offers, long Version);
