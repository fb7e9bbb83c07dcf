namespace Matching.Bench.Yardstick;

/// <summary>The tables that the yardstick data are drawn from: seats of Östergötland, weights of roles, languages, certificates and patterns of a week.</summary>
internal static class Vocabulary
{
    public const int Today = 900;

    public static readonly (string Name, double Lat, double Lon, int Population)[] Ostergotland =
    [
        ("Linkoping", 58.4108, 15.6214, 167000), ("Norrkoping", 58.5877, 16.1924, 145000), ("Motala", 58.5371, 15.0365, 43700),
        ("Mjolby", 58.3259, 15.1236, 28400), ("Finspang", 58.7057, 15.7674, 21900), ("Soderkoping", 58.4806, 16.3230, 14700),
        ("Atvidaberg", 58.2014, 15.9977, 11400), ("Kinda", 57.9876, 15.6307, 9900), ("Valdemarsvik", 58.2044, 16.6010, 7600),
        ("Vadstena", 58.4486, 14.8897, 7400), ("Boxholm", 58.1969, 15.0533, 5500), ("Odeshog", 58.2293, 14.6526, 5300), ("Ydre", 57.8241, 15.2722, 3700),
    ];

    public static readonly Lottery Roles = new(14, 8, 9, 3, 5, 11, 10, 7, 8, 12, 6, 7, 2, 3, 5, 5);

    public static readonly double[] LanguageChances =
        [.96, .62, .07, .03, .03, .025, .02, .02, .015, .025, .03, .03, .04, .05, .05, .02, .05, .08, .01, .01, .01, .01, .01, .01];

    public static readonly Lottery LanguagesAsked = new(0, 0, 30, 16, 9, 9, 9, 7, 4, 14, 4, 4, 5, 4, 3, 3, 2, 0, 2, 2, 1, 2, 1, 2);

    public static readonly double[] CertificateChances = [.35, .80, .25, .14, .12, .60, .15, .04];

    /// <summary>By role: the certificates a need may ask for, and how often it does.</summary>
    public static readonly (uint Mask, double Chance)[] RoleCertificates =
    [
        (0, 0), (4, .6), (8, .7), (8, .9), (4, .6), (0, 0), (4, .4), (0, 0), (0, 0), (64, .35), (18, .7), (34, .9), (5, .9), (1, .5), (0, 0), (0, 0),
    ];

    /// <summary>Slots of the week: weekday daytime, weekday evening, weekend, night.</summary>
    public static readonly int[][] Patterns =
    [
        [.. from day in Enumerable.Range(0, 5) from block in new[] { 2, 3 } select day * 6 + block],
        [.. from day in Enumerable.Range(0, 5) select day * 6 + 4],
        [.. from day in new[] { 5, 6 } from block in new[] { 2, 3, 4 } select day * 6 + block],
        [.. from day in Enumerable.Range(0, 7) select day * 6 + 5],
    ];

    public static readonly Lottery PatternAsked = new(35, 40, 23, 2);

    public static readonly Lottery Travel = new(10, 20, 22, 20, 16, 8, 4);

    public static readonly int[] TravelHm = [50, 100, 150, 200, 300, 400, 600];
}

/// <summary>Draws an index in proportion to whole weights.</summary>
internal sealed class Lottery
{
    private readonly int[] _cumulated;

    public Lottery(params int[] weights)
    {
        var total = 0;
        _cumulated = Array.ConvertAll(weights, weight => total += weight);
    }

    public int Draw(PythonRandom random)
    {
        var drawn = random.Next() * _cumulated[^1];
        var (low, high) = (0, _cumulated.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_cumulated[middle] > drawn)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}
