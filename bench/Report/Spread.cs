namespace Matching.Bench.Report;

/// <summary>The median of some values and the quartiles they lie between.</summary>
internal sealed record Spread(double Median, double Quarter, double ThreeQuarters, double Least, int Runs)
{
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return new(At(0.5), At(0.25), At(0.75), At(0), sorted.Length);

        double At(double share) => Math.Round(sorted[(int)(share * (sorted.Length - 1))], 6);
    }
}
