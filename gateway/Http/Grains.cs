using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Regions;
using Matching.Contracts.Rounds;
using Matching.Contracts.Volunteers;

namespace Matching.Gateway.Http;

/// <summary>The grains by their domain names.</summary>
internal static class Grains
{
    public static IVolunteerGrain Volunteer(this IGrainFactory grains, VolunteerRef volunteer) =>
        grains.GetGrain<IVolunteerGrain>(GrainKeys.Volunteer(volunteer));

    public static INeedGrain Need(this IGrainFactory grains, NeedRef need) => grains.GetGrain<INeedGrain>(GrainKeys.Need(need));

    public static IMunicipalityGrain Municipality(this IGrainFactory grains, string code) => grains.GetGrain<IMunicipalityGrain>(GrainKeys.Municipality(code));

    public static IRegionGrain Region(this IGrainFactory grains, string region) => grains.GetGrain<IRegionGrain>(GrainKeys.Region(region));

    public static IRoundGrain Round(this IGrainFactory grains, string region, Guid round) => grains.GetGrain<IRoundGrain>(GrainKeys.Round(region, round));
}
