namespace Matching.Samples.Format;

/// <summary>Degrees north and east, two decimals.</summary>
internal sealed record RegionPoint(double Lat, double Lon)
{
    public Place ToPlace() => new((int)Math.Round(Lat * 100), (int)Math.Round(Lon * 100));
}
