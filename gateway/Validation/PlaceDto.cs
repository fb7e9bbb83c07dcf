using System.ComponentModel.DataAnnotations;

namespace Matching.Gateway.Validation;

/// <summary>A coarse cell in degrees; the service keeps hundredths (about 1 km), never an address.</summary>
internal sealed record PlaceDto
{
    /// <summary>Degrees north, 54 to 72.</summary>
    [Required, Range(Place.MinLatitude, Place.MaxLatitude)]
    public double? Latitude { get; init; }

    /// <summary>Degrees east, 4 to 32.</summary>
    [Required, Range(Place.MinLongitude, Place.MaxLongitude)]
    public double? Longitude { get; init; }

    public static PlaceDto From(Place place) => new() { Latitude = place.LatitudeCenti / 100.0, Longitude = place.LongitudeCenti / 100.0 };
}

internal static class PlaceRules
{
    public static Place Place(this Faults faults, string field, PlaceDto? value)
    {
        if (value is null)
        {
            faults.Add(field, "The place is missing.", "Give an object with latitude and longitude in degrees.");
            return default;
        }
        Degrees(faults, $"{field}.latitude", value.Latitude, Contracts.Values.Place.MinLatitude, Contracts.Values.Place.MaxLatitude);
        Degrees(faults, $"{field}.longitude", value.Longitude, Contracts.Values.Place.MinLongitude, Contracts.Values.Place.MaxLongitude);
        Contracts.Values.Place.TryCreate(value.Latitude ?? 0, value.Longitude ?? 0, out var place);
        return place;
    }

    private static void Degrees(Faults faults, string field, double? value, double min, double max)
    {
        if (value is null || !(value >= min && value <= max))
            faults.Add(field, value is null ? "The field is missing." : "The place is outside the service's area.", $"Give degrees from {min} to {max}.");
    }
}
