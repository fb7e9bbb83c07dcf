using Matching.Gateway.Imports.Csv;

namespace Matching.Gateway.Imports;

/// <summary>What differs between files of volunteers and of needs.</summary>
internal abstract class ImportKind<T>(IGrainFactory grains) where T : class
{
    /// <summary>volunteer or need; part of hashed external keys and a metric's tag.</summary>
    public abstract string Name { get; }

    public abstract CsvSchema Schema { get; }

    /// <summary>Where a fault's field of a request is found in the file, if it is not the column of the same name.</summary>
    protected virtual string? ColumnOf(string field) => null;

    protected IGrainFactory Grains { get; } = grains;

    /// <summary>The row as the contract wants it; notes every fault under its column.</summary>
    public T Parse(CsvHeader header, string[] row, int dayShift, Faults faults)
    {
        var cells = new CsvCells(header, row, dayShift, faults);
        var fields = new Faults();
        var record = Read(cells, fields);
        var columns = faults.Items.Select(f => f.Field).ToHashSet();
        // A cell that did not fit reads as missing; one fault for it is enough.
        foreach (var fault in fields.Items.DistinctBy(f => Column(f.Field)))
            if (columns.Add(Column(fault.Field))) faults.Add(Column(fault.Field), fault.Detail, fault.Cure);
        return record;
    }

    /// <summary>Rules that also depend on the municipality; only for rows without faults.</summary>
    public virtual void Check(T record, string municipality, Faults faults)
    {
    }

    /// <summary>The version and content that are stored, or null.</summary>
    public abstract Task<(long Version, T Record)?> Stored(string municipality, Guid id);

    /// <summary>The record as it would be stored in the place of another.</summary>
    public virtual T InPlaceOf(T stored, T record) => record;

    /// <summary>Rules that also depend on what is stored. A dry run hears of them too; the grains judge them once more when a row is stored.</summary>
    /// <param name="record">As it would be stored.</param>
    /// <param name="stored">Null where nothing is.</param>
    public virtual Problem? Forbids(T record, T? stored, string municipality) => null;

    /// <summary>Stores it; answers its version.</summary>
    /// <param name="expectedVersion">Of what it takes the place of; null where nothing was found.</param>
    public abstract Task<Outcome<long>> Store(string municipality, Guid id, T record, long? expectedVersion);

    /// <summary>The column that a field of the request came from: <c>person.name</c> is <c>name</c>, <c>checks[0].date</c> is <c>checks</c>.</summary>
    public string Column(string field)
    {
        if (ColumnOf(field) is { } special) return special;
        foreach (var step in field.Split('.').Reverse())
        {
            var name = System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(step.Split('[')[0]);
            if (Schema.Required.Contains(name) || Schema.Optional.Contains(name)) return name;
        }
        return field;
    }

    /// <summary>Reads a row. Faults of the request's rules go to <paramref name="faults"/> under their field.</summary>
    protected abstract T Read(CsvCells cells, Faults faults);
}
