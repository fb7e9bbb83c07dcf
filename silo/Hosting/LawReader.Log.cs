namespace Matching.Silo.Hosting;

internal sealed partial class LawReader
{
    [LoggerMessage(4110, LogLevel.Information, "New rules are taken: {Law} of law and {Credits} of credits in all")]
    private partial void LogTaken(int law, int credits);

    [LoggerMessage(4111, LogLevel.Error, "The law files are refused, and the rules stay as they were: {Fault}")]
    private partial void LogRefused(string fault);
}
