using Matching.Contracts.Districts;

namespace Matching.Grains.Districts;

[GenerateSerializer, Alias("matching.districts-state")]
public sealed record DistrictsState
{
    /// <summary>Ordered by code.</summary>
    [Id(0)]
    public ImmutableArray<DistrictView> Districts { get; init; } = [];
}
