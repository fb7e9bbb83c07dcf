using System.Globalization;

namespace Matching.Gateway.Imports.Csv;

/// <summary>The cells of one row, read by column name and type. An empty cell is null; one that does not fit is noted and null.</summary>
internal sealed class CsvCells(CsvHeader header, string[] cells, int dayShift, Faults faults)
{
    public string? Text(string column) => header.Cell(cells, column) is { Length: > 0 } text ? text : null;

    public int? Int(string column) =>
        Parse(column, "Give a whole number.", t => int.TryParse(t, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : (int?)null);

    public IReadOnlyList<int> Ints(string column) =>
        List(column, "Give whole numbers with blanks between.", t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : (int?)null);

    /// <summary>A decimal point or, as Nordic spreadsheets write it, a comma.</summary>
    public double? Degrees(string column)
    {
        const NumberStyles decimals = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return Parse(column, "Give degrees with decimals, like 58.41.", t =>
            double.TryParse(t.Replace(',', '.'), decimals, CultureInfo.InvariantCulture, out var d) ? d : (double?)null);
    }

    public T? Enum<T>(string column) where T : struct, Enum =>
        Parse(column, EnumNames<T>.Cure, t => EnumNames<T>.TryParse(t, out var value) ? value : (T?)null);

    public bool? YesNo(string column) => Parse(column, "Give yes or no.", t => t.ToLowerInvariant() switch
    {
        "yes" or "true" => true,
        "no" or "false" => false,
        _ => (bool?)null,
    });

    public DateOnly? Date(string column) => Parse(column, "Give a date as yyyy-MM-dd.", ShiftedDate);

    public IReadOnlyList<string> List(string column) => Text(column)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>A list whose entries are read one by one; one bad entry is one fault, whatever their number.</summary>
    public IReadOnlyList<T> List<T>(string column, string cure, Func<string, T?> read) where T : struct
    {
        List<T> items = [];
        foreach (var entry in List(column))
            if (read(entry) is { } item) items.Add(item);
            else
            {
                faults.Add(column, "An entry of the list does not fit.", cure);
                return items;
            }
        return items;
    }

    public IReadOnlyList<T> Enums<T>(string column) where T : struct, Enum =>
        List(column, EnumNames<T>.Cure, t => EnumNames<T>.TryParse(t, out var value) ? value : (T?)null);

    /// <summary>An ISO date, moved by the import's day shift.</summary>
    public DateOnly? ShiftedDate(string text)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return null;
        var shifted = date.DayNumber + dayShift;
        return shifted >= DateOnly.MinValue.DayNumber && shifted <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(shifted) : null;
    }

    private T? Parse<T>(string column, string cure, Func<string, T?> read) where T : struct
    {
        if (Text(column) is not { } text) return null;
        var value = read(text);
        if (value is null) faults.Add(column, "The value does not fit.", cure);
        return value;
    }
}
