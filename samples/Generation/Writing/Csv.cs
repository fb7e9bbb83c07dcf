namespace Matching.Samples.Generation.Writing;

/// <summary>Comma-separated lines. No generated value needs quotes, and one that did would be a fault of the generator.</summary>
internal static class Csv
{
    public static string Write<T>(string header, IEnumerable<T> rows, Func<T, IEnumerable<string>> fields)
    {
        var columns = header.Count(c => c == ',') + 1;
        return string.Concat(rows.Select(r => Line(fields(r), columns)).Prepend(header + "\n"));
    }

    public static string List<T>(IEnumerable<T> items) => string.Join(' ', items);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Number(int? number) => number is { } value ? Number(value) : "";

    public static string Degrees(int hundredths) => (hundredths / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    public static string Date(DateOnly? date) => date is { } day ? SampleDates.Iso(day) : "";

    public static string YesNo(bool value) => value ? "yes" : "no";

    private static string Line(IEnumerable<string> fields, int columns)
    {
        var values = fields.ToArray();
        if (values.Length != columns || values.Any(v => v.AsSpan().IndexOfAny(",\"\r\n") >= 0))
            throw new InvalidOperationException($"A row does not fit its {columns} columns.");
        return string.Join(',', values) + "\n";
    }
}
