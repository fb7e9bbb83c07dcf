namespace Matching.Grains.Volunteers;

internal sealed partial class VolunteerGrain
{
    [LoggerMessage(EventId = EventIds.PublishVolunteerFailed, Level = LogLevel.Warning, Message = "A volunteer's change is stored but could not be published to the pool; the next rebuild carries it")]
    private partial void LogPublishFailed(Exception fault);
}
