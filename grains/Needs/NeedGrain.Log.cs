namespace Matching.Grains.Needs;

internal sealed partial class NeedGrain
{
    [LoggerMessage(EventId = EventIds.PublishNeedFailed, Level = LogLevel.Warning, Message = "A need's change is stored but could not be published to the board; the next rebuild carries it")]
    private partial void LogPublishFailed(Exception fault);

    [LoggerMessage(EventId = EventIds.LaneFailed, Level = LogLevel.Warning, Message = "An emergency lane could not ask the pool; it is tried again in a minute")]
    private partial void LogLaneFailed(Exception fault);
}
