using System.ComponentModel.DataAnnotations;

namespace Matching.Gateway.Imports;

/// <summary>Limits of CSV imports. Configuration section <c>Gateway:Import</c>.</summary>
public sealed class ImportLimits
{
    public const string Section = "Gateway:Import";

    /// <summary>Bytes in a file. Default 256 MiB: the rows below at 500 bytes each.</summary>
    [Range(1_024, 4_294_967_296)]
    public long MaxBytes { get; set; } = 268_435_456;

    /// <summary>Rows in a file. Default 500,000: a whole country's volunteers in one file. Sixty bytes of memory a row are kept to find duplicates.</summary>
    [Range(1, 5_000_000)]
    public int MaxRows { get; set; } = 500_000;

    /// <summary>Bytes in a line; a longer one is an error of that row. Default 64 KiB: the longest honest row is under 4 KiB.</summary>
    [Range(1_024, 1_048_576)]
    public int MaxLineBytes { get; set; } = 65_536;

    /// <summary>Row errors listed in a report; the others are counted. Default 1,000.</summary>
    [Range(1, 100_000)]
    public int MaxListedErrors { get; set; } = 1_000;

    /// <summary>Rows that are in memory at once. Default 512.</summary>
    [Range(1, 10_000)]
    public int BatchRows { get; set; } = 512;

    /// <summary>Grain calls at the same time. Default 64: enough to fill one group commit of the store.</summary>
    [Range(1, 1_024)]
    public int ConcurrentCalls { get; set; } = 64;

    /// <summary>Attempts at one row when a call times out or meets a concurrent change. Default 3.</summary>
    [Range(1, 10)]
    public int Attempts { get; set; } = 3;
}
