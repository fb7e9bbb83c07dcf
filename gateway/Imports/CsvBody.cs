namespace Matching.Gateway.Imports;

/// <summary>Marks a route whose body is a CSV file, for the API description.</summary>
internal sealed record CsvBody
{
    public const string MediaType = "text/csv";
}
