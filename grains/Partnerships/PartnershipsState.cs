using Matching.Contracts.Partnerships;

namespace Matching.Grains.Partnerships;

[GenerateSerializer, Alias("matching.partnerships-state")]
public sealed record PartnershipsState
{
    /// <summary>Ordered by id.</summary>
    [Id(0)]
    public ImmutableArray<PartnershipView> Partnerships { get; init; } = [];
}
