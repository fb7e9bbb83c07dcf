namespace Matching.Silo.Moving;

/// <summary>The first line of an export.</summary>
/// <param name="Format">Always <see cref="FormatName"/>.</param>
/// <param name="Version">Of the format.</param>
/// <param name="Engine">The engine it comes from.</param>
/// <param name="Made">When.</param>
internal sealed record ExportHeader(string Format, int Version, string Engine, DateTimeOffset Made)
{
    public const string FormatName = "matching-export";

    public const int CurrentVersion = 1;
}

/// <summary>A line of an export between the first and the last.</summary>
internal sealed record ExportLine(string State, string Key, System.Text.Json.JsonElement Value);

/// <summary>The last line of an export: what must have come before it.</summary>
/// <param name="Counts">States by name.</param>
/// <param name="Sha256">Of all bytes before this line, in hexadecimal digits.</param>
internal sealed record ExportManifest(ImmutableSortedDictionary<string, long> Counts, string Sha256)
{
    public long Total => Counts.Values.Sum();
}
