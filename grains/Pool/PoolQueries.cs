using Matching.Contracts.Pool;
using Matching.Contracts.Regions;

namespace Matching.Grains.Pool;

/// <summary>Builds what shards are asked: the needs with everything that judging them takes.</summary>
internal static class PoolQueries
{
    public static PoolQuery For(RegionView region, ImmutableArray<PoolNeed> needs, TimeProvider time)
    {
        var definition = region.Definition;
        var sets = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var known = new Dictionary<(string Receiving, AssignmentType Type, DateOnly Start, bool HomeOnly), int>();
        var ofNeed = ImmutableArray.CreateBuilder<int>(needs.Length);
        foreach (var need in needs)
        {
            var key = (need.Need.Municipality, need.Type, need.Start, need.HomeOnly);
            if (!known.TryGetValue(key, out var set))
            {
                known[key] = set = sets.Count;
                sets.Add(need.HomeOnly ? [need.Need.Municipality] : region.SharedBy(need.Need.Municipality, need.Type, need.Start));
            }

            ofNeed.Add(set);
        }

        var today = CivilDay.Of(time.GetUtcNow());
        return new(definition.On(today).Weights, new(definition.Members, definition.Plane, today), needs, sets.ToImmutable(), ofNeed.MoveToImmutable());
    }

    public static IEnumerable<IPoolShardGrain> Shards(IGrainFactory grains, RegionDefinition region) =>
        Enumerable.Range(0, region.PoolShards).Select(shard => grains.GetGrain<IPoolShardGrain>(GrainKeys.PoolShard(region.Name, shard)));
}
