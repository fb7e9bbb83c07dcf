using Matching.Contracts.Districts;

namespace Matching.Gateway.Districts;

internal sealed record DistrictResponse
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<AreaDto> Areas { get; init; }

    public required string ContactPoint { get; init; }

    public required IReadOnlyList<CoordinatorDto> Coordinators { get; init; }

    public required long Version { get; init; }

    public static DistrictResponse From(DistrictView view) => new()
    {
        Code = view.District.Code,
        Name = view.District.Name,
        Areas = [.. view.District.Areas.Select(AreaDto.From)],
        ContactPoint = view.District.ContactPoint,
        Coordinators = [.. view.District.Coordinators.Select(CoordinatorDto.From)],
        Version = view.Version,
    };
}

internal sealed record DistrictListResponse
{
    public required IReadOnlyList<DistrictResponse> Items { get; init; }

    /// <summary>The address of the next page; null at the end.</summary>
    public required string? Next { get; init; }
}
