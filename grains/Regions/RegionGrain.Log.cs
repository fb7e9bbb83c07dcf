namespace Matching.Grains.Regions;

internal sealed partial class RegionGrain
{
    [LoggerMessage(EventId = EventIds.RefreshAgreementsFailed, Level = LogLevel.Warning, Message = "A region could not read its members' agreements; the next round reads them")]
    private partial void LogRefreshFailed(Exception fault);
}
