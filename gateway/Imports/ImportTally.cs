using Matching.Gateway.Telemetry;

namespace Matching.Gateway.Imports;

internal enum RowOutcome
{
    Created,
    Updated,
    Unchanged,
    Rejected,
    Duplicate,
    Withheld,
}

/// <summary>Counts what became of the rows and keeps the first errors.</summary>
internal sealed class ImportTally(string kind, ImportLimits limits)
{
    private readonly int[] counts = new int[Enum.GetValues<RowOutcome>().Length];
    private readonly List<ImportError> errors = [];
    private int errorsNotListed;

    public int Rows => counts.Sum();

    /// <summary>A row, or the file, is not as it should be.</summary>
    public bool AnyErrors => errors.Count > 0;

    public void Count(RowOutcome outcome, int rows = 1) => counts[(int)outcome] += rows;

    /// <summary>What would have been stored is not.</summary>
    public void Withhold()
    {
        foreach (var good in new[] { RowOutcome.Created, RowOutcome.Updated, RowOutcome.Unchanged })
        {
            Count(RowOutcome.Withheld, counts[(int)good]);
            counts[(int)good] = 0;
        }
    }

    public void Reject(params IEnumerable<ImportError> faults)
    {
        Count(RowOutcome.Rejected);
        List(faults);
    }

    public void Duplicate(int line, int firstLine)
    {
        Count(RowOutcome.Duplicate);
        List([new(line, "external_key", "duplicate", $"Line {firstLine} has the same external key.", "Keep one row for each key.")]);
    }

    /// <summary>An error that is of no row: the end of what is read.</summary>
    public void List(IEnumerable<ImportError> faults)
    {
        foreach (var fault in faults)
            if (errors.Count < limits.MaxListedErrors) errors.Add(fault);
            else errorsNotListed++;
    }

    public ImportReport Report(ImportOutcome outcome) => new()
    {
        Kind = kind,
        Outcome = outcome,
        Rows = Rows,
        Created = counts[(int)RowOutcome.Created],
        Updated = counts[(int)RowOutcome.Updated],
        Unchanged = counts[(int)RowOutcome.Unchanged],
        Rejected = counts[(int)RowOutcome.Rejected],
        Duplicates = counts[(int)RowOutcome.Duplicate],
        Withheld = counts[(int)RowOutcome.Withheld],
        Errors = [.. errors.OrderBy(e => e.Line)],
        ErrorsNotListed = errorsNotListed,
    };

    public void Publish(GatewayMetrics metrics)
    {
        foreach (var outcome in Enum.GetValues<RowOutcome>())
            metrics.Rows(kind, EnumNames<RowOutcome>.Of(outcome), counts[(int)outcome]);
    }
}
