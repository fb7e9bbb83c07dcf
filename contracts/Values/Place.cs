namespace Matching.Contracts.Values;

/// <summary>
/// A coarse cell, in hundredths of a degree (north–south 1.1 km): close enough to rank by travel, too coarse to name a house.
/// Integers, so that distances are the same on every machine.
/// </summary>
/// <param name="LatitudeCenti">5400 … 7200: Denmark's south to Norway's north.</param>
/// <param name="LongitudeCenti">400 … 3200.</param>
[GenerateSerializer, Immutable, Alias("matching.place")]
public readonly record struct Place(int LatitudeCenti, int LongitudeCenti)
{
    public const double MinLatitude = 54, MaxLatitude = 72, MinLongitude = 4, MaxLongitude = 32;

    /// <summary>Within the ranges above; anything else was never made by <see cref="TryCreate"/>.</summary>
    public static bool IsValid(Place place) =>
        place.LatitudeCenti is >= (int)MinLatitude * 100 and <= (int)MaxLatitude * 100 && place.LongitudeCenti is >= (int)MinLongitude * 100 and <= (int)MaxLongitude * 100;

    public static bool TryCreate(double latitude, double longitude, out Place place)
    {
        var ok = latitude is >= MinLatitude and <= MaxLatitude && longitude is >= MinLongitude and <= MaxLongitude;
        place = ok ? new((int)Math.Round(latitude * 100), (int)Math.Round(longitude * 100)) : default;
        return ok;
    }
}
