namespace Matching.Silo.Hosting;

internal sealed partial class LawReader
{
    [LoggerMessage(Level = LogLevel.Information, Message = "New rules of law are taken: {Rules} in all")]
    private partial void LogTaken(int rules);

    [LoggerMessage(Level = LogLevel.Error, Message = "The law files are refused, and the rules stay as they were: {Fault}")]
    private partial void LogRefused(string fault);
}
