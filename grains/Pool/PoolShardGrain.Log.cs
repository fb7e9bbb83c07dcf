namespace Matching.Grains.Pool;

internal sealed partial class PoolShardGrain
{
    [LoggerMessage(EventId = EventIds.ShardRebuilt, Level = LogLevel.Information, Message = "Pool shard {Shard} read {Volunteers} volunteers from the stored truth")]
    private partial void LogRebuilt(string shard, int volunteers);
}
