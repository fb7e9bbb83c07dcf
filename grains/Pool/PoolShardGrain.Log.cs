namespace Matching.Grains.Pool;

internal sealed partial class PoolShardGrain
{
    [LoggerMessage(EventId = EventIds.ShardRebuilt, Level = LogLevel.Information, Message = "A pool shard read {Volunteers} volunteers from the stored truth")]
    private partial void LogRebuilt(int volunteers);
}
