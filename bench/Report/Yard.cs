using System.Text.Json.Nodes;
using Matching.Bench.Yardstick;
using Matching.Core;

namespace Matching.Bench.Report;

/// <summary>The folder of the yardstick data and where the rivals are. Data sets are read once, and one at a time is kept.</summary>
internal sealed class Yard(string folder, string match, string assign, string pgbench, string postgres, string duck)
{
    private (string Set, DataSet Data)? _read;

    public string? Match => Existing(match);

    public string? Assign => Existing(assign);

    public string? PgBench => Existing(pgbench);

    /// <summary>The script that runs DuckDB, with its packages beside it.</summary>
    public string? Duck => Existing(duck);

    /// <summary>Arguments that reach the server, such as <c>-h 127.0.0.1 -p 5432 -U postgres</c>.</summary>
    public IEnumerable<string> Postgres => postgres.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public string Folder(string set) => Path.Combine(folder, set);

    public bool Has(string set) => File.Exists(Path.Combine(Folder(set), "volunteers.csv"));

    public DataSet Read(string set)
    {
        if (_read is { } known && known.Set == set)
            return known.Data;
        _read = null;
        _read = (set, new DataSet(YardstickData.Read(Folder(set))));
        return _read.Value.Data;
    }

    /// <summary>Runs another command of this program in a process of its own; its line of JSON.</summary>
    public static JsonNode OwnCommand(params string[] arguments)
    {
        var isHosted = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        var start = new System.Diagnostics.ProcessStartInfo(Environment.ProcessPath!, isHosted ? [typeof(Yard).Assembly.Location, .. arguments] : arguments) { RedirectStandardOutput = true };
        using var process = System.Diagnostics.Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return JsonNode.Parse(output) ?? throw new InvalidOperationException($"{arguments[0]} printed nothing.");
    }

    private static string? Existing(string file) => File.Exists(file) ? file : null;
}

/// <summary>A data set ready to be scored.</summary>
internal sealed class DataSet(YardstickData data)
{
    public PoolSnapshot Pool { get; } = data.ToPool();

    public Scorer Scorer { get; } = new(new ScoringPolicy(), data.Sharing);

    public NeedRow[] Needs { get; } = data.Needs;

    public YardstickData Data { get; } = data with { Volunteers = [] };

    public long Pairs { get; } = data.Pairs;
}
