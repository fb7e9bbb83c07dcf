namespace Matching.Gateway.Imports;

/// <summary>How an import ended.</summary>
public enum ImportOutcome
{
    /// <summary>Every row is stored.</summary>
    Imported = 0,

    /// <summary>The good rows are stored, the others are in the report.</summary>
    PartlyImported = 1,

    /// <summary>Nothing is stored: all or nothing was asked, and a row has errors.</summary>
    Refused = 2,

    /// <summary>Nothing is stored: it was a dry run. The numbers say what would have happened.</summary>
    DryRun = 3,
}

/// <summary>
/// What became of each row. <c>rows = created + updated + unchanged + rejected + duplicates + withheld</c>; every rejected or duplicate row
/// has at least one error, listed or counted.
/// </summary>
public sealed record ImportReport
{
    /// <summary>volunteer or need.</summary>
    public required string Kind { get; init; }

    public required ImportOutcome Outcome { get; init; }

    /// <summary>Rows of data; the header and empty lines are none.</summary>
    public required int Rows { get; init; }

    public required int Created { get; init; }

    public required int Updated { get; init; }

    /// <summary>Already stored with the same content.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Rows with errors; not stored.</summary>
    public required int Rejected { get; init; }

    /// <summary>Rows whose external key an earlier row of the file has; not stored.</summary>
    public required int Duplicates { get; init; }

    /// <summary>Good rows that were not stored because the file was refused.</summary>
    public required int Withheld { get; init; }

    /// <summary>Errors in the order of lines; as many as the limit lists.</summary>
    public required IReadOnlyList<ImportError> Errors { get; init; }

    /// <summary>Errors beyond those listed.</summary>
    public required int ErrorsNotListed { get; init; }
}

/// <summary>One fault of one row. Never repeats the value: it may be of a person.</summary>
/// <param name="Line">Line of the file, the header is 1.</param>
/// <param name="Column">The column at fault, or null where it is the row as a whole.</param>
/// <param name="Code">A stable code: invalid, duplicate, encoding, quotes, cells, line-too-long, limit-exceeded, unavailable, or the code of a refusal.</param>
/// <param name="Detail">What is wrong.</param>
/// <param name="Cure">What would be right.</param>
public sealed record ImportError(int Line, string? Column, string Code, string Detail, string Cure);
