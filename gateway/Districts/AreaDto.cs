using System.ComponentModel.DataAnnotations;
using Matching.Contracts.Districts;

namespace Matching.Gateway.Districts;

/// <summary>A box on the map in degrees, kept to a hundredth. South and west belong to it, north and east to its neighbour.</summary>
internal sealed record AreaDto
{
    [Required, Range(Place.MinLatitude, Place.MaxLatitude)]
    public double? South { get; init; }

    [Required, Range(Place.MinLongitude, Place.MaxLongitude)]
    public double? West { get; init; }

    [Required, Range(Place.MinLatitude, Place.MaxLatitude)]
    public double? North { get; init; }

    [Required, Range(Place.MinLongitude, Place.MaxLongitude)]
    public double? East { get; init; }

    public static AreaDto From(Area area) => new()
    {
        South = area.SouthCenti / 100.0,
        West = area.WestCenti / 100.0,
        North = area.NorthCenti / 100.0,
        East = area.EastCenti / 100.0,
    };

    public static Area ToArea(AreaDto? area, string field, Faults faults)
    {
        if (area is { South: { } south, West: { } west, North: { } north, East: { } east }
            && Place.TryCreate(south, west, out var low) && Place.TryCreate(north, east, out var high))
            return new(low.LatitudeCenti, low.LongitudeCenti, high.LatitudeCenti, high.LongitudeCenti);
        faults.Add(field, "The box is incomplete or outside the map.", "Give south, west, north and east in degrees, in the Nordic countries.");
        return new(0, 0, 0, 0);
    }
}
