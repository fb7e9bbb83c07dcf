using Matching.Contracts.Placements;

namespace Matching.Contracts.Needs;

/// <summary>A need as the municipality that opened it sees it.</summary>
[GenerateSerializer, Immutable, Alias("matching.need-view")]
public sealed record NeedView(NeedRef Need, NeedRequirements Requirements, NeedCase Case, NeedStatus Status, ImmutableArray<Offer> Offers, long Version)
{
    /// <summary>What followed the accepted offers.</summary>
    [Id(0)]
    public ImmutableArray<Placement> Placements { get; init; } = [];

    /// <summary>The emergency lane, where there was one.</summary>
    [Id(1)]
    public EmergencyLane? Lane { get; init; }
}
