using System.CommandLine;
using System.Text.Json;

namespace Matching.Bench.Report;

/// <summary>
/// <c>report</c>: measures the rows against their rivals and writes the performance page. Measurements are kept as lines of JSON; rows that are not measured in
/// this run are taken from there, each with the load it was measured under.
/// </summary>
internal static class ReportVerb
{
    public static Command Create()
    {
        var yard = new Option<string>("--yard") { DefaultValueFactory = _ => "yard", Description = "Folder of the yardstick data: S, C, N, X" };
        var match = new Option<string?>("--match") { Description = "The compiled match.cpp [default: match in the yard]" };
        var assign = new Option<string?>("--assign") { Description = "The compiled assign.cpp [default: assign in the yard]" };
        var pgbench = new Option<string>("--pgbench") { DefaultValueFactory = _ => "/usr/bin/pgbench", Description = "For the rows against PostgreSQL, loaded by pg_setup.sh as s and n" };
        var postgres = new Option<string>("--postgres") { DefaultValueFactory = _ => "-h 127.0.0.1 -p 55432 -U postgres", Description = "How pgbench reaches it" };
        var duck = new Option<string?>("--duck") { Description = "duck.mjs with node_modules beside it [default: duck/duck.mjs in the yard]" };
        var names = new Option<string[]>("--row") { DefaultValueFactory = _ => [], Description = "Only this row; may be repeated; a name may end in *" };
        var write = new Option<bool>("--write-only") { Description = "Measure nothing, write the page from earlier measurements" };
        var output = new Option<string>("--out") { DefaultValueFactory = _ => Path.Combine("docs", "performance.md") };
        var command = new Command("report", "Measures all rows against their rivals and writes the performance page.") { yard, match, assign, pgbench, postgres, duck, names, write, output };
        command.SetAction(run =>
        {
            var folder = run.GetRequiredValue(yard);
            var places = new Yard(
                folder, run.GetValue(match) ?? Path.Combine(folder, "match"), run.GetValue(assign) ?? Path.Combine(folder, "assign"),
                run.GetRequiredValue(pgbench), run.GetRequiredValue(postgres), run.GetValue(duck) ?? Path.Combine(folder, "duck", "duck.mjs"));
            Row[] rows = [.. ScoreRows.All(places), .. AssignRows.All(places), .. StackRows.All(places), .. SizeRows.All(places)];
            var results = new Results(Path.Combine(folder, "results.jsonl"));
            var asked = run.GetRequiredValue(names);
            if (!run.GetValue(write))
                Measure(rows.Where(row => asked.Length == 0 || asked.Any(name => Matches(name, row.Name))), results);
            PerformancePage.Write(run.GetRequiredValue(output), rows, results.Latest());
        });
        return command;
    }

    private static bool Matches(string asked, string name) => asked.EndsWith('*') ? name.StartsWith(asked[..^1], StringComparison.Ordinal) : asked == name;

    private static void Measure(IEnumerable<Row> rows, Results results)
    {
        foreach (var row in rows)
        {
            var load = Machine.Load();
            try
            {
                if (row.Measure(row) is not { } measured)
                {
                    Console.Error.WriteLine($"{row.Name}: its data are not there, not measured");
                    continue;
                }

                measured = measured with { Load = load };
                results.Add(measured);
                Console.WriteLine(JsonSerializer.Serialize(measured));
            }
            catch (InvalidOperationException failure)
            {
                Console.Error.WriteLine($"{row.Name}: not measured: {failure.Message}");
            }
        }
    }
}
