namespace Matching.Bench.Stack;

/// <summary>The median of some times and between which quartiles they lie.</summary>
internal sealed record Spread(double Median, double Quarter, double ThreeQuarters, double Least, int Runs)
{
    public static Spread Of(IEnumerable<double> times)
    {
        var sorted = times.Order().ToArray();
        return new(At(0.5), At(0.25), At(0.75), At(0), sorted.Length);

        double At(double share) => Math.Round(sorted[(int)(share * (sorted.Length - 1))], 4);
    }
}
