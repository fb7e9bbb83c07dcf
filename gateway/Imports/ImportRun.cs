using System.Diagnostics.CodeAnalysis;
using Matching.Gateway.Imports.Csv;

namespace Matching.Gateway.Imports;

/// <summary>A row that passed every check of its own.</summary>
internal sealed record GoodRow<T>(int Line, ExternalKey Key, T Record);

/// <summary>One pass over one file: checks rows, finds duplicates, hands the good ones on in batches.</summary>
internal sealed class ImportRun<T>(ImportKind<T> kind, ImportOptions options, ImportLimits limits, ImportTally tally, IProgress<ImportProgress>? progress)
    where T : class
{
    private readonly Dictionary<UInt128, int> lineOfKey = [];

    /// <summary>Reads the file; <paramref name="write"/> gets the good rows, at most <see cref="ImportLimits.BatchRows"/> at a time.</summary>
    /// <returns>A problem where the file as a whole cannot be read, otherwise null.</returns>
    public async Task<Problem?> Read(Stream csv, Func<IReadOnlyList<GoodRow<T>>, Task> write, CancellationToken cancellationToken)
    {
        var opened = await CsvTable.Open(csv, kind.Schema, limits, cancellationToken);
        if (!opened.Ok(out var table, out var problem)) return problem;
        await using var _ = table;
        List<GoodRow<T>> batch = [];
        var rows = 0;
        await foreach (var row in table.Rows(cancellationToken))
        {
            if (++rows > limits.MaxRows)
            {
                tally.List([TooLong(row.Number, $"{limits.MaxRows} rows")]);
                break;
            }
            if (Check(table.Header, row, out var good)) batch.Add(good);
            if (batch.Count < limits.BatchRows) continue;
            await write(batch);
            batch.Clear();
            progress?.Report(new(rows, table.Bytes));
        }
        if (table.OverLimit)
            tally.List([TooLong(rows + 2, $"{limits.MaxBytes} bytes")]);
        await write(batch);
        progress?.Report(new(rows, table.Bytes));
        return null;
    }

    private static ImportError TooLong(int line, string limit) =>
        new(line, null, "limit-exceeded", $"A file has at most {limit}. Nothing was read from here on.", "Split the file.");

    private bool Check(CsvHeader header, CsvLine row, [NotNullWhen(true)] out GoodRow<T>? good)
    {
        good = null;
        if (row.Cells is not { } cells)
        {
            tally.Reject(row.Fault!);
            return false;
        }
        var faults = new Faults();
        var record = kind.Parse(header, cells, options.DayShift, faults);
        var municipality = Municipality(header.Cell(cells, "municipality"), faults);
        var external = header.Cell(cells, "external_key");
        if (external.Length is 0 or > Limits.ExternalKeyLength)
            faults.Add("external_key", "The key is missing or too long.", $"Give the source system's key, 1 to {Limits.ExternalKeyLength} characters.");
        else if (!IsFirst(ExternalKey.Of(municipality, kind.Name, external), row.Number))
            return false;
        if (!faults.Any) kind.Check(record, municipality, faults);
        if (faults.Any)
        {
            tally.Reject(faults.Items.Select(f => new ImportError(row.Number, f.Field, "invalid", f.Detail, f.Cure)));
            return false;
        }
        good = new(row.Number, ExternalKey.Of(municipality, kind.Name, external), record);
        return true;
    }

    private bool IsFirst(ExternalKey key, int line)
    {
        if (lineOfKey.TryAdd(key.Mark, line)) return true;
        tally.Duplicate(line, lineOfKey[key.Mark]);
        return false;
    }

    private string Municipality(string cell, Faults faults)
    {
        var code = cell.ToLowerInvariant();
        if (options.Municipality is { } own)
        {
            if (code.Length > 0 && code != own) faults.Add("municipality", "The row is of another municipality.", $"Leave the cell empty or write {own}.");
            return own;
        }
        return faults.Municipality("municipality", code);
    }
}
