namespace Matching.Grains.Needs;

internal sealed partial class NeedGrain
{
    [LoggerMessage(EventId = EventIds.PublishNeedFailed, Level = LogLevel.Warning, Message = "A need's change is stored but could not be published to the board; the next rebuild carries it")]
    private partial void LogPublishFailed(Exception fault);
}
