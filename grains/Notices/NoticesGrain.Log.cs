namespace Matching.Grains.Notices;

internal sealed partial class NoticesGrain
{
    [LoggerMessage(EventId = EventIds.NoticeFailed, Level = LogLevel.Warning, Message = "A notice could not be sent ({Fault}); it is tried again")]
    private partial void LogSendFailed(string fault);
}
