namespace Matching.Contracts.Values;

/// <summary>
/// A region's flat map: equirectangular around its centre, integer arithmetic, unit hectometre. Measured against the great circle, the
/// distance between two places within 50, 100 and 150 km of the centre is wrong by at most 1.3, 2.6 and 4 % at 58° north, and by
/// 2.1, 4.3 and 6.6 % at 69° north; from the centre itself by a quarter of that. A journey of 50 km is so right within the width of a
/// <see cref="Place"/> or two.
/// </summary>
/// <param name="Centre">Where x = y = 0.</param>
/// <param name="MetresPerLongitudeCenti">Width of a hundredth of a degree at the centre's latitude: 1113.2 · cos(latitude), rounded, 300 … 700.</param>
[GenerateSerializer, Immutable, Alias("matching.plane")]
public sealed record Plane(Place Centre, int MetresPerLongitudeCenti)
{
    private const int MetresPerLatitudeCenti = 1112;

    public static Plane Around(Place centre) =>
        new(centre, (int)Math.Round(1113.2 * Math.Cos(centre.LatitudeCenti / 100.0 * Math.PI / 180)));

    /// <summary>Hectometres east and north of the centre, clamped to ±16,000.</summary>
    public (int X, int Y) Project(Place place) =>
        (Clamp((place.LongitudeCenti - Centre.LongitudeCenti) * MetresPerLongitudeCenti / 100),
         Clamp((place.LatitudeCenti - Centre.LatitudeCenti) * MetresPerLatitudeCenti / 100));

    private static int Clamp(int hectometres) => Math.Clamp(hectometres, -16_000, 16_000);
}
