using Matching.Contracts.Regions;

namespace Matching.Gateway.Regions;

internal sealed record RegionResponse
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<string> Members { get; init; }

    public required PlaceDto Centre { get; init; }

    public required int PoolShards { get; init; }

    public required WeightsDto Weights { get; init; }

    public required SharingPolicyDto Sharing { get; init; }

    public required IReadOnlyList<RegionPolicyDto> Policies { get; init; }

    public static RegionResponse From(RegionDefinition definition) => new()
    {
        Name = definition.Name,
        Title = definition.Title,
        Members = definition.Members,
        Centre = PlaceDto.From(definition.Plane.Centre),
        PoolShards = definition.PoolShards,
        Weights = WeightsDto.From(definition.Weights),
        Sharing = SharingPolicyDto.From(definition.Sharing ?? SharingPolicy.Default),
        Policies = [.. definition.Policies.Select(RegionPolicyDto.Of)],
    };
}
