namespace Matching.Silo.Engines.Storage;

internal sealed partial class Database
{
    [LoggerMessage(4101, LogLevel.Error, "The database failed at {What} (SQLSTATE {SqlState}).")]
    private partial void LogFailed(string what, string? sqlState, Exception failure);
}
