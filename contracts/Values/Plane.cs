namespace Matching.Contracts.Values;

/// <summary>
/// A region's flat map: equirectangular around its centre, integer arithmetic, unit hectometre. The error is under 1 % within
/// 300 km of the centre, far below the width of a <see cref="Place"/>.
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
