using System.Text.Json;

namespace Matching.Bench.Report;

/// <summary>All measurements so far, one line of JSON each.</summary>
internal sealed class Results(string file)
{
    public void Add(Measurement measured) => File.AppendAllText(file, JsonSerializer.Serialize(measured) + "\n");

    /// <summary>The latest measurement of each row by name.</summary>
    public Dictionary<string, Measurement> Latest() => File.Exists(file)
        ? File.ReadLines(file).Select(line => JsonSerializer.Deserialize<Measurement>(line)!).GroupBy(m => m.Row).ToDictionary(g => g.Key, g => g.MaxBy(m => m.At)!)
        : [];
}
