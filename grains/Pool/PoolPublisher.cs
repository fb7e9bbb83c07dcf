using Matching.Contracts.Municipalities;
using Matching.Contracts.Pool;
using Matching.Contracts.Regions;

namespace Matching.Grains.Pool;

/// <summary>Carries a change of a volunteer's or need's truth to the fast copies in each region of the municipality.</summary>
internal static class PoolPublisher
{
    public static async Task Publish(IGrainFactory grains, PoolRow row)
    {
        foreach (var region in await RegionsOf(grains, row.Volunteer.Municipality))
            await Shard(grains, region, row.Volunteer.Id).Publish(row);
    }

    public static async Task Remove(IGrainFactory grains, VolunteerRef volunteer)
    {
        foreach (var region in await RegionsOf(grains, volunteer.Municipality))
            await Shard(grains, region, volunteer.Id).Remove(volunteer);
    }

    public static async Task Publish(IGrainFactory grains, PoolNeed need)
    {
        foreach (var region in await RegionsOf(grains, need.Need.Municipality))
            await grains.GetGrain<INeedBoardGrain>(GrainKeys.NeedBoard(region.Name)).Publish(need);
    }

    private static IPoolShardGrain Shard(IGrainFactory grains, RegionDefinition region, Guid volunteer) =>
        grains.GetGrain<IPoolShardGrain>(GrainKeys.PoolShard(region.Name, PoolSlots.ShardOf(volunteer, region.PoolShards)));

    private static async Task<List<RegionDefinition>> RegionsOf(IGrainFactory grains, string municipality)
    {
        var found = new List<RegionDefinition>();
        if (!(await grains.GetGrain<IMunicipalityGrain>(GrainKeys.Municipality(municipality)).Get()).Ok(out var view, out _))
            return found;
        foreach (var name in view.Profile.Regions)
        {
            var answer = await grains.GetGrain<IRegionGrain>(GrainKeys.Region(name)).Get();
            if (answer.Ok(out var region, out _) && region.Definition.Members.Contains(municipality))
                found.Add(region.Definition);
        }

        return found;
    }
}
