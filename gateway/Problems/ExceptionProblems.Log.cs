namespace Matching.Gateway.Problems;

internal sealed partial class ExceptionProblems
{
    [LoggerMessage(3001, LogLevel.Error, "A request failed through a fault of the service.")]
    private partial void LogFault(Exception exception);

    [LoggerMessage(3002, LogLevel.Warning, "A request was answered {Problem} after a {Exception}.")]
    private partial void LogUnavailable(string problem, string exception);

    [LoggerMessage(3003, LogLevel.Debug, "A request was answered {Problem} after a {Exception}.")]
    private partial void LogRefused(string problem, string exception);
}
