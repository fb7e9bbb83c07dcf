namespace Matching.Bench.Report;

/// <summary>One row as it was measured once. Kept as a line of JSON, so that a report can be put together from several runs.</summary>
/// <param name="Row">The row's name.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Commit">Of what.</param>
/// <param name="Load">The machine's load average over a minute when the measurement began.</param>
/// <param name="Ours">In the row's unit.</param>
/// <param name="Rival">In the same unit; null where there is none or it was not measured.</param>
/// <param name="Ratio">Of pairs of runs, one directly after the other.</param>
/// <param name="Facts">Whatever else the row's goal or its reader asks for.</param>
/// <param name="Checks">What was checked of the result itself. Where one fails no time counts.</param>
internal sealed record Measurement(
    string Row, DateTimeOffset At, string Commit, double Load, Spread? Ours, Spread? Rival, Spread? Ratio, Dictionary<string, double> Facts, Dictionary<string, bool>? Checks = null)
{
    public static Measurement Of(Row row, Spread? ours, Spread? rival = null, Spread? ratio = null, Dictionary<string, double>? facts = null) =>
        new(row.Name, TimeProvider.System.GetUtcNow(), Machine.Commit(), 0, ours, rival, ratio, facts ?? []);

    /// <summary>Runs both in turns and keeps the ratio of each pair.</summary>
    public static Measurement InTurns(Row row, int pairs, Func<double> ours, Func<double>? rival)
    {
        var (mine, others, ratios) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < pairs; i++)
        {
            if (rival is not null)
                others.Add(rival());
            mine.Add(ours());
            if (rival is not null)
                ratios.Add(mine[^1] / others[^1]);
        }

        return Of(row, Spread.Of(mine), rival is null ? null : Spread.Of(others), rival is null ? null : Spread.Of(ratios));
    }
}
