using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Districts;

namespace Matching.Gateway.Districts;

/// <summary>A district as the municipality draws it.</summary>
internal sealed record DistrictRequest
{
    [Required, MaxLength(Limits.TextLength)]
    public string? Name { get; init; }

    /// <summary>Boxes on the map that no other district overlaps.</summary>
    [Required, MaxLength(District.MaxAreas)]
    public IReadOnlyList<AreaDto?>? Areas { get; init; }

    /// <summary>The function that answers for needs that name none of their own.</summary>
    [Required, MaxLength(Limits.TextLength)]
    public string? ContactPoint { get; init; }

    /// <summary>Who works there.</summary>
    [MaxLength(District.MaxCoordinators)]
    public IReadOnlyList<CoordinatorDto?>? Coordinators { get; init; }

    public District ToDistrict(string code, Faults faults)
    {
        if (Areas is not { Count: > 0 and <= District.MaxAreas })
            faults.Add("areas", "The list is empty or too long.", $"Give 1 to {District.MaxAreas} boxes.");
        if (Coordinators is { Count: > District.MaxCoordinators })
            faults.Add("coordinators", "The list is too long.", $"Give at most {District.MaxCoordinators}.");
        return new(
            code,
            faults.Text("name", Name),
            [.. (Areas ?? []).Take(District.MaxAreas).Select((a, i) => AreaDto.ToArea(a, $"areas[{i}]", faults))],
            faults.Text("contactPoint", ContactPoint),
            [.. (Coordinators ?? []).Take(District.MaxCoordinators).Select((c, i) => CoordinatorDto.ToCoordinator(c, $"coordinators[{i}]", faults))]);
    }
}
