namespace Matching.Silo.Engines.Security;

internal sealed partial class TlsConnections
{
    [LoggerMessage(4100, LogLevel.Warning, "No TLS with {Remote}: {Reason}")]
    private partial void LogRefused(string? remote, string reason);
}
