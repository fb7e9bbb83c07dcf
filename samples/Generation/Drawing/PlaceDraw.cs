namespace Matching.Samples.Generation.Drawing;

/// <summary>Homes cluster around the seat: seven of ten within the town, the others spread over the municipality.</summary>
internal static class PlaceDraw
{
    // Hundredths of a degree of latitude, one standard deviation: 5 km and 11 km.
    private const int TownSpread = 45, OuterSpread = 100;

    public static Place Near(PlannedMunicipality municipality, Draw draw)
    {
        var seat = municipality.Seat;
        var spread = (draw.Percent(72) ? TownSpread : OuterSpread) * municipality.SpreadPercent / 100;
        var north = draw.Bell() * spread / 10_000;
        var east = draw.Bell() * spread / 10_000 * 1_112 / Plane.Around(seat).MetresPerLongitudeCenti;
        return new(seat.LatitudeCenti + north, Math.Max(seat.LongitudeCenti + east, (int)(Place.MinLongitude * 100)));
    }
}
