using System.Runtime.CompilerServices;
using System.Text.Unicode;
using CsvHelper;

namespace Matching.Gateway.Imports.Csv;

/// <summary>One row of data: its cells, or why they cannot be read.</summary>
internal readonly record struct CsvLine(int Number, string[]? Cells, ImportError? Fault);

/// <summary>
/// A CSV file with a header row, as spreadsheets write it: UTF-8 or UTF-16 with a byte order mark, or UTF-8; delimiter comma, semicolon or tab.
/// A cell never holds a line break, so that an open quote cannot swallow the rows after it.
/// </summary>
internal sealed class CsvTable : IAsyncDisposable
{
    private readonly ImportLimits limits;
    private readonly BoundedLines source;
    private readonly CsvReader reader;
    private bool quotesBroken;

    private CsvTable(Stream csv, ImportLimits limits)
    {
        this.limits = limits;
        source = new(csv, limits);
        reader = CsvReader.Create(source, new CsvReaderOptions
        {
            HasHeader = false,
            AllowLineBreaksInQuotes = false,
            TrackLineNumbers = true,
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            MaxRecordSize = limits.MaxLineBytes * 2,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = _ => quotesBroken = true,
        });
    }

    public CsvHeader Header { get; private set; } = null!;

    /// <summary>Bytes read from the file so far.</summary>
    public long Bytes => source.Position;

    public bool OverLimit => source.OverLimit;

    public static async Task<Outcome<CsvTable>> Open(Stream csv, CsvSchema schema, ImportLimits limits, CancellationToken cancellationToken)
    {
        var table = new CsvTable(csv, limits);
        if (await table.Next(cancellationToken) is not { } first)
            return new Problem(ProblemCode.Invalid, "The file is empty.", "body", $"Send a CSV file whose first line is {string.Join(',', schema.Required)}.");
        if (first.Cells is not { } names)
            return new Problem(ProblemCode.Invalid, first.Fault!.Detail, "header", first.Fault.Cure);
        if (!CsvHeader.Read(names, schema).Ok(out var header, out var problem)) return problem;
        table.Header = header;
        return table;
    }

    public async IAsyncEnumerable<CsvLine> Rows([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await Next(cancellationToken) is { } row)
            yield return row.Cells is { } cells && cells.Length != Header.Count ? new(row.Number, null, Uneven(row.Number, cells.Length)) : row;
    }

    private ImportError Uneven(int line, int cells) =>
        new(line, null, "cells", $"The row has {cells} cells, the header {Header.Count}.", "Put a cell that holds the delimiter in quotes; leave no cell out.");

    public ValueTask DisposeAsync() => reader.DisposeAsync();

    private async ValueTask<CsvLine?> Next(CancellationToken cancellationToken)
    {
        do
        {
            quotesBroken = false;
            if (!await reader.ReadAsync(cancellationToken)) return null;
        }
        while (reader.RawRecord.IsEmpty);
        var number = (int)reader.LineNumber;
        return Fault() is { } fault
            ? new(number, null, new(number, null, fault.Code, fault.Detail, fault.Cure))
            : new(number, reader.Current.ToArray(), null);
    }

    private (string Code, string Detail, string Cure)? Fault()
    {
        if (reader.RawRecord.Length > limits.MaxLineBytes)
            return ("line-too-long", "The line is too long.", $"A row has at most {limits.MaxLineBytes} bytes: check for a missing line break or quote.");
        if (!Utf8.IsValid(reader.RawRecord))
            return ("encoding", "The line is not UTF-8.", "Save the file as \"CSV UTF-8\" and send it again.");
        if (quotesBroken)
            return ("quotes", "A quote is not closed, or stands inside a cell.", "Put the whole cell in quotes and double a quote inside it.");
        return null;
    }
}
