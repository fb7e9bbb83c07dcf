namespace Matching.Bench.Report;

/// <summary>A row of the report: what is measured, against what, and when the goal is met.</summary>
/// <param name="Name">For <c>--row</c>.</param>
/// <param name="Measure">Null where what it takes is not there.</param>
/// <param name="IsMet">Null where the measurement does not say, because the rival was not there.</param>
internal sealed record Row(string Name, string Work, string Rival, string Goal, string Unit, Func<Row, Measurement?> Measure, Func<Measurement, bool?> IsMet)
{
    public static Func<Measurement, bool?> RatioAtMost(double most) => measured => measured.Ratio is { } ratio ? ratio.Median <= most : null;
}
