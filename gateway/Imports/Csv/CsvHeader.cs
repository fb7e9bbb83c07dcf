using System.Collections.Frozen;

namespace Matching.Gateway.Imports.Csv;

/// <summary>The columns of one file: which of the known ones stand where.</summary>
internal sealed class CsvHeader
{
    private readonly FrozenDictionary<string, int> places;

    private CsvHeader(FrozenDictionary<string, int> places, int count)
    {
        this.places = places;
        Count = count;
    }

    public int Count { get; }

    public bool Has(string column) => places.ContainsKey(column);

    /// <summary>The cell of a column, empty where the file does not have it.</summary>
    public string Cell(string[] cells, string column) => places.TryGetValue(column, out var place) ? cells[place] : "";

    public static Outcome<CsvHeader> Read(string[] names, CsvSchema schema)
    {
        names = [.. names.Select(n => n.Trim().ToLowerInvariant())];
        var known = schema.Required.Concat(schema.Optional).ToArray();
        var missing = schema.Required.Except(names).ToArray();
        if (missing.Length > 0)
        {
            return Problem(
                $"The header lacks the column{(missing.Length > 1 ? "s" : "")} {string.Join(", ", missing)}.",
                $"The first line names the columns: {string.Join(',', schema.Required)}; optional are {string.Join(", ", schema.Optional)}.");
        }
        if (names.Index().FirstOrDefault(n => !known.Contains(n.Item)) is { Item: not null } unknown)
            return Problem($"Column {unknown.Index + 1} has no known name.", $"Remove or rename it; known are {string.Join(", ", known)}.");
        if (names.Distinct().Count() < names.Length)
            return Problem("The header names a column twice.", "Name each column once.");
        return new CsvHeader(names.Index().ToFrozenDictionary(n => n.Item, n => n.Index), names.Length);
    }

    private static Problem Problem(string detail, string cure) => new(ProblemCode.Invalid, detail, "header", cure);
}
