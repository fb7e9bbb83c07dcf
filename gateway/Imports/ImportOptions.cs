namespace Matching.Gateway.Imports;

/// <summary>What becomes of the good rows when others have errors.</summary>
public enum ImportMode
{
    /// <summary>They are stored.</summary>
    KeepGood = 0,

    /// <summary>Nothing is stored. The whole file is checked before the first row is written.</summary>
    AllOrNothing = 1,
}

/// <summary>How to read a file.</summary>
public sealed record ImportOptions
{
    /// <summary>A century: more is a mistake.</summary>
    internal const int MaxDayShift = 36_500;

    /// <summary>Check and compare, store nothing.</summary>
    public bool DryRun { get; init; }

    public ImportMode Mode { get; init; }

    /// <summary>Days added to every date of the file: sample data stay fresh. −36,500 to 36,500.</summary>
    public int DayShift { get; init; }

    /// <summary>The municipality all rows belong to: the column may then be empty. Null: every row names its own.</summary>
    public string? Municipality { get; init; }
}
