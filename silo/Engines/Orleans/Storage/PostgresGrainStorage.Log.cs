namespace Matching.Silo.Engines.Storage;

internal sealed partial class PostgresGrainStorage
{
    [LoggerMessage(4101, LogLevel.Error, "The database failed at a state '{StateName}' (SQLSTATE {SqlState}).")]
    private partial void LogFailed(string stateName, string? sqlState, Exception failure);
}
