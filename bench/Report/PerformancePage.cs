using System.Globalization;
using System.Text;

namespace Matching.Bench.Report;

/// <summary>Writes docs/performance.md and its plot. Whatever people have written below <see cref="ByHand"/> stays.</summary>
internal static class PerformancePage
{
    private const string ByHand = "<!-- Below this line the page is written by hand. -->";

    public static void Write(string file, IReadOnlyList<Row> rows, Dictionary<string, Measurement> measured)
    {
        var kept = File.Exists(file) && File.ReadAllText(file) is var old && old.Contains(ByHand) ? old[old.IndexOf(ByHand, StringComparison.Ordinal)..] : ByHand + "\n";
        var page = new StringBuilder();
        page.Append("# Performance\n\n");
        page.Append("Each row is measured beside its rival in the same run, in turns; what counts is the ratio of the medians of pairs. ");
        page.Append("Quartiles are in brackets. `dotnet run -c Release --project bench -- report --yard DIR` measures all rows and writes this page, `--row NAME` one of them.\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Machine: {Machine.Describe()}.\n\n");
        page.Append("| row | work | rival | goal | ours | rival's | ratio | goal met | commit, load |\n|---|---|---|---|---|---|---|---|---|\n");
        foreach (var row in rows.Where(row => !row.Name.StartsWith("size-", StringComparison.Ordinal)))
            page.Append(Line(row, measured.GetValueOrDefault(row.Name))).Append('\n');
        page.Append("\n## Cost against size\n\n");
        page.Append("Volunteers of a country of 290 municipalities, the ten best of each of 2,000 needs, one thread; time for each need, median of runs in turns.\n\n");
        page.Append("![Time for each need against the number of volunteers](performance.svg)\n\n| volunteers | ours, µs a need | C++ kernel, µs a need | ratio |\n|---|---|---|---|\n");
        var sizes = rows.Select(row => measured.GetValueOrDefault(row.Name)).OfType<Measurement>().Where(m => m.Facts.ContainsKey("volunteers")).OrderBy(m => m.Facts["volunteers"]).ToList();
        foreach (var size in sizes)
            page.Append(CultureInfo.InvariantCulture, $"| {size.Facts["volunteers"]:N0} | {Cell(size.Ours)} | {Cell(size.Rival)} | {RatioCell(size.Ratio)} |\n");
        File.WriteAllText(file, page.Append('\n').Append(kept).ToString());
        File.WriteAllText(Path.ChangeExtension(file, ".svg"), SizePlot.Draw(sizes));
    }

    private static string Line(Row row, Measurement? m)
    {
        var head = $"| `{row.Name}` | {row.Work} | {row.Rival} | {row.Goal} |";
        if (m is null)
            return $"{head} not measured | | | | |";
        var met = (m.Checks?.ContainsValue(false) == true ? false : row.IsMet(m)) switch { true => "yes", false => "**no**", null => row.Goal == "—" ? "—" : "not measured" };
        var facts = string.Concat(m.Facts.Select(f => string.Create(CultureInfo.InvariantCulture, $"; {f.Key} {f.Value:#,0.##}")));
        var checks = string.Concat((m.Checks ?? []).Select(check => $"; {check.Key}: {(check.Value ? "yes" : "**no**")}"));
        var where = string.Create(CultureInfo.InvariantCulture, $"{m.Commit}, {m.Load:0.0}");
        return $"{head} {Cell(m.Ours)} {row.Unit}{facts}{checks} | {(m.Rival is null ? row.Rival == "—" ? "—" : "not measured" : Cell(m.Rival) + " " + row.Unit)} | {RatioCell(m.Ratio)} | {met} | {where} |";
    }

    private static string Cell(Spread? spread) => spread switch
    {
        null => "—",
        { Runs: 1 } => Number(spread.Median),
        _ => $"{Number(spread.Median)} ({Number(spread.Quarter)}–{Number(spread.ThreeQuarters)})",
    };

    /// <summary>A small ratio is read as how many times faster.</summary>
    private static string RatioCell(Spread? ratio) => ratio is { Median: < 0.1 and > 0 }
        ? string.Create(CultureInfo.InvariantCulture, $"1 / {1 / ratio.Median:#,0} (1 / {1 / ratio.ThreeQuarters:#,0}–1 / {1 / ratio.Quarter:#,0})")
        : Cell(ratio);

    private static string Number(double value) => value.ToString(value >= 100 ? "#,0" : value >= 10 ? "0.0" : value >= 0.1 ? "0.00" : "0.0000", CultureInfo.InvariantCulture);
}
