using FsCheck.Fluent;

namespace Matching.Contracts.Tests.Values;

public sealed class PlaneTests
{
    private const double EarthRadiusKm = 6_371.0;

    /// <summary>Two places near the centre of a region somewhere in the Nordic countries; the region spans 100 km.</summary>
    [Fact]
    public void Project_PlacesWithin50KmOfTheCentre_DistanceIsRightWithinTwoPercentAndACell() => Check(reachKm: 50, share: 0.02);

    [Fact]
    public void Project_PlacesWithin150KmOfTheCentre_DistanceIsRightWithinSixPercentAndACell() => Check(reachKm: 150, share: 0.06);

    [Fact]
    public void Project_FarAway_IsClamped()
    {
        var (x, y) = Plane.Around(new(5400, 400)).Project(new(7200, 3200));
        Assert.InRange(x, 0, 16_000);
        Assert.Equal(16_000, y);
    }

    [Theory]
    [InlineData(53.9, 10, false)]
    [InlineData(54, 4, true)]
    [InlineData(72, 32, true)]
    [InlineData(60, 32.1, false)]
    [InlineData(double.NaN, 10, false)]
    public void Place_TryCreate_OnlyOnTheMap(double latitude, double longitude, bool expected)
    {
        Assert.Equal(expected, Place.TryCreate(latitude, longitude, out var place));
        Assert.Equal(expected, Place.IsValid(place));
    }

    /// <summary>Secrecy: what is kept of a home is its cell, and no distance tells more.</summary>
    [Fact]
    public void Place_TwoHomesInOneCell_AreOnePlace_AndEquallyFarFromEverywhere()
    {
        Assert.True(Place.TryCreate(58.4108, 15.6214, out var one));
        Assert.True(Place.TryCreate(58.4052, 15.6249, out var other));
        Assert.Equal((new Place(5841, 1562), one), (one, other));
        var plane = Plane.Around(new(5859, 1619));
        Assert.Equal(plane.Project(one), plane.Project(other));
    }

    private static void Check(int reachKm, double share) => ForAll.Check(
        Gen.Choose(5600, 6900).SelectMany(latitude => Gen.Choose(-100, 100).Four().Select(offsets => (latitude, offsets))),
        x =>
        {
            var (latitude, (north, east, otherNorth, otherEast)) = x;
            var plane = Plane.Around(new(latitude, 1500));
            var (a, b) = (At(north, east), At(otherNorth, otherEast));
            var (p, q) = (plane.Project(a), plane.Project(b));
            var flat = Math.Sqrt(Math.Pow(p.X - q.X, 2) + Math.Pow(p.Y - q.Y, 2)) / 10;
            Assert.InRange(Math.Abs(flat - Haversine(a, b)), 0, Haversine(a, b) * share + 1);

            // Within a square of twice the reach: offsets are percent of it.
            Place At(int percentNorth, int percentEast) => new(
                latitude + (int)(percentNorth * reachKm / 100 / 1.112),
                1500 + (int)(percentEast * reachKm / 100 / (1.113 * Math.Cos(latitude / 100.0 * Math.PI / 180))));
        });

    private static double Haversine(Place a, Place b)
    {
        var (latA, latB) = (Radians(a.LatitudeCenti), Radians(b.LatitudeCenti));
        var (dLat, dLon) = (latB - latA, Radians(b.LongitudeCenti) - Radians(a.LongitudeCenti));
        var h = Math.Pow(Math.Sin(dLat / 2), 2) + Math.Cos(latA) * Math.Cos(latB) * Math.Pow(Math.Sin(dLon / 2), 2);
        return 2 * EarthRadiusKm * Math.Asin(Math.Sqrt(h));
    }

    private static double Radians(int centi) => centi / 100.0 * Math.PI / 180;
}
