namespace Matching.Gateway.Imports;

public sealed partial class ImportService
{
    [LoggerMessage(3010, LogLevel.Information, "Import of {Kind} rows ended {Outcome}: {Rows} rows, {Created} created, {Updated} updated, {Rejected} rejected.")]
    private partial void LogEnded(string kind, string outcome, int rows, int created, int updated, int rejected);
}
