namespace Matching.Gateway.Imports.Csv;

/// <summary>The columns of one kind of file.</summary>
internal sealed record CsvSchema(ImmutableArray<string> Required, ImmutableArray<string> Optional);
