using Matching.Contracts.Municipalities;
using Matching.Contracts.Pool;
using Matching.Contracts.Regions;
using Matching.Grains.Municipalities;
using Matching.Grains.State;

namespace Matching.Grains.Needs;

/// <summary>Homes whose volunteers a reservation would refuse although they share: no agreement has a place of its quota left.</summary>
/// <remarks>
/// Each home that shares is asked once, all at the same time. Only the grain that decides a claim knows what is left: a copy elsewhere would be late by a
/// claim, and list whom the reservation then refuses; and a hold that lapses is an event for nobody, so no copy would learn that there is room again.
/// </remarks>
internal static class UsedQuotas
{
    /// <summary>The query without them; it says who they are.</summary>
    public static async Task<PoolQuery> Without(IGrainFactory grains, PoolQuery query, RegionView region)
    {
        var need = query.Needs[0];
        var homes = region.Agreements.Where(a => !need.HomeOnly && a.Receiving == need.Need.Municipality && a.Covers(need.Type, need.Start)).GroupBy(a => a.Home);
        var usedUp = new List<string>();
        foreach (var some in homes.Chunk(FanOut.Window))
        {
            var full = await Task.WhenAll(some.Select(home => AreUsedUp(grains.GetGrain<IMunicipalityGrain>(GrainKeys.Municipality(home.Key)), [.. home], region.Agreements)));
            usedUp.AddRange(some.Where((_, i) => full[i]).Select(home => home.Key));
        }

        return usedUp.Count == 0 ? query : query with { SharedBy = [query.SharedBy[0].RemoveRange(usedUp)], UsedUp = [.. usedUp] };
    }

    /// <summary>As a claim is decided: what is noted first, and only where that leaves no place, what the volunteers confirm.</summary>
    private static async Task<bool> AreUsedUp(IMunicipalityGrain home, ImmutableArray<SharingAgreement> agreements, ImmutableArray<SharingAgreement> known)
    {
        var noted = await home.QuotaUse();
        if (agreements.Any(a => known.HasRoom(a, terms => noted.GetValueOrDefault(terms))))
            return false;
        var loads = (await home.AgreementLoads()).ToLookup(l => l.Agreement, l => l.Running);
        return !agreements.Any(a => known.HasRoom(a, terms => loads[terms].Sum()));
    }
}
