using System.Globalization;

namespace Matching.Bench.Yardstick;

/// <summary>The municipalities of a data set: where they lie, how many live there, and who shares with whom.</summary>
internal sealed class Terrain
{
    private const double HmPerDegreeEast = 1113.2;
    private const double HmPerDegreeNorth = 1111.9;

    private readonly List<Municipality> _municipalities = [];
    private readonly (double Lat, double Lon) _origin;
    private readonly double _cosine;
    private readonly Lottery _byPopulation;
    private readonly PythonRandom _random;

    private Terrain(PythonRandom random, (double Lat, double Lon) origin, IEnumerable<Municipality> municipalities)
    {
        _random = random;
        _origin = origin;
        _cosine = Math.Cos(origin.Lat * (Math.PI / 180.0));
        _municipalities = [.. municipalities];
        Shares = DrawSharing();
        _byPopulation = new Lottery([.. _municipalities.Select(m => m.Population)]);
    }

    private bool[,] Shares { get; }

    public static Terrain Regional(PythonRandom random) =>
        new(random, (58.2, 15.6), Vocabulary.Ostergotland.Select(m => new Municipality(m.Name, m.Lat, m.Lon, m.Population, 0)));

    public static Terrain National(PythonRandom random)
    {
        var regions = new (double Lat, double Lon)[21];
        for (var i = 0; i < regions.Length; i++)
            regions[i] = (55.8 + 13 * Math.Pow(i / 20.0, 1.5), 12.3 + 5.5 * random.Next() + i / 20.0 * 3);
        var municipalities = new Municipality[290];
        for (var i = 0; i < municipalities.Length; i++)
        {
            var region = random.Next() < .75 ? random.Below(21) : random.Below(9);
            var lat = regions[region].Lat + random.Gauss(0, .45);
            var lon = regions[region].Lon + random.Gauss(0, .8);
            municipalities[i] = new($"K{i:000}", lat, lon, (int)Math.Min(600_000, 4500 * random.Pareto(.95)), region);
        }

        return new(random, (62.0, 16.5), municipalities);
    }

    /// <summary>Draws a municipality by population and a place in it.</summary>
    public (int Municipality, double Lat, double Lon, int X, int Y) DrawPlace()
    {
        var m = _byPopulation.Draw(_random);
        var spread = _random.Next() < .72 ? .045 : .14;
        var lat = _municipalities[m].Lat + _random.Gauss(0, spread);
        var lon = _municipalities[m].Lon + _random.Gauss(0, spread) / _cosine;
        var (x, y) = Project(lat, lon);
        return (m, lat, lon, Math.Clamp(x, -16_000, 16_000), Math.Clamp(y, -16_000, 16_000));
    }

    public void Write(string directory)
    {
        using var municipalities = Create(directory, "munis.csv");
        municipalities.Write("muni,name,lat,lon,population,region\r\n");
        for (var i = 0; i < _municipalities.Count; i++)
        {
            var m = _municipalities[i];
            municipalities.Write(string.Create(CultureInfo.InvariantCulture, $"{i},{m.Name},{m.Lat:F4},{m.Lon:F4},{m.Population},{m.Region}\r\n"));
        }

        using var sharing = Create(directory, "sharing.csv");
        sharing.Write("home_muni,need_muni\r\n");
        for (var i = 0; i < _municipalities.Count; i++)
        {
            for (var j = 0; j < _municipalities.Count; j++)
            {
                if (Shares[i, j])
                    sharing.Write($"{i},{j}\r\n");
            }
        }
    }

    public static StreamWriter Create(string directory, string file) => new(Path.Combine(directory, file), append: false, new System.Text.UTF8Encoding(false), 1 << 16);

    private bool[,] DrawSharing()
    {
        var shares = new bool[_municipalities.Count, _municipalities.Count];
        for (var i = 0; i < _municipalities.Count; i++)
        {
            shares[i, i] = true;
            var (xi, yi) = Project(_municipalities[i].Lat, _municipalities[i].Lon);
            for (var j = 0; j < i; j++)
            {
                var (xj, yj) = Project(_municipalities[j].Lat, _municipalities[j].Lon);
                var near = double.Hypot(xi - xj, yi - yj) < 600;
                var chance = _municipalities[i].Region == _municipalities[j].Region ? .65 : near ? .25 : 0;
                if (_random.Next() < chance)
                    shares[i, j] = shares[j, i] = true;
            }
        }

        return shares;
    }

    private (int X, int Y) Project(double lat, double lon) =>
        ((int)Math.Round((lon - _origin.Lon) * _cosine * HmPerDegreeEast), (int)Math.Round((lat - _origin.Lat) * HmPerDegreeNorth));

    private sealed record Municipality(string Name, double Lat, double Lon, int Population, int Region);
}
