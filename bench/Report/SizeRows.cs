using Matching.Bench.Yardstick;

namespace Matching.Bench.Report;

/// <summary>Cost against size: N's country with more and more volunteers, 2,000 needs, one thread.</summary>
internal static class SizeRows
{
    private const int Needs = 2_000, Pairs = 7, Reps = 3;
    private static readonly int[] s_volunteers = [3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000];

    public static IEnumerable<Row> All(Yard yard) => s_volunteers.Select(volunteers => new Row(
        $"size-{volunteers}", FormattableString.Invariant($"{volunteers:N0} × 2,000, top 10, 1 thread, for each need"), "pruned C++ kernel", "—", "µs", row => Measure(yard, row, volunteers), _ => null));

    private static Measurement Measure(Yard yard, Row row, int volunteers)
    {
        var set = Path.Combine("sizes", $"{volunteers}");
        if (!yard.Has(set))
            YardstickGenerator.Write("N", yard.Folder(set), volunteers, Needs);
        var ours = ScoreRows.Batch(yard.Read(set), 1, Reps);
        var measured = Measurement.InTurns(row, Pairs, () => ours() * 1000 / Needs, yard.Match is not { } match ? null : () => Rival.Run(
            match, [yard.Folder(set), "pruned", "1", $"{Reps}"], "wall median ([0-9.]+)", 1e6 / Needs));
        measured.Facts["volunteers"] = volunteers;
        return measured;
    }
}
