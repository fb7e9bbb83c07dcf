namespace Matching.Contracts.Districts;

/// <summary>A box on the map in hundredths of a degree, half-open: south and west belong to it, north and east to its neighbour.</summary>
[GenerateSerializer, Immutable, Alias("matching.area")]
public sealed record Area(int SouthCenti, int WestCenti, int NorthCenti, int EastCenti)
{
    /// <summary>Holds at least one cell, and lies on the map.</summary>
    public static bool IsValid(Area? area) =>
        area is not null && area.SouthCenti < area.NorthCenti && area.WestCenti < area.EastCenti
        && Place.IsValid(new(area.SouthCenti, area.WestCenti)) && Place.IsValid(new(area.NorthCenti, area.EastCenti));

    public bool Contains(Place place) =>
        place.LatitudeCenti >= SouthCenti && place.LatitudeCenti < NorthCenti && place.LongitudeCenti >= WestCenti && place.LongitudeCenti < EastCenti;

    public bool Overlaps(Area other) =>
        SouthCenti < other.NorthCenti && other.SouthCenti < NorthCenti && WestCenti < other.EastCenti && other.WestCenti < EastCenti;
}
