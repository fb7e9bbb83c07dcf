namespace Matching.Contracts.Pool;

/// <param name="Rebuilds">How often the shard was read anew from the truth since it was activated.</param>
[GenerateSerializer, Immutable, Alias("matching.shard-status")]
public sealed record ShardStatus(int Volunteers, long Published, int Rebuilds, DateTimeOffset LastRebuild);
