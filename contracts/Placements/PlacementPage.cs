namespace Matching.Contracts.Placements;

/// <param name="Next">The offer id of the next page's first placement, or null at the end.</param>
[GenerateSerializer, Immutable, Alias("matching.placement-page")]
public sealed record PlacementPage(ImmutableArray<Placement> Items, Guid? Next);
