using Matching.Contracts.Credits;
using Matching.Contracts.Districts;
using Matching.Contracts.Drives;
using Matching.Contracts.Methods;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Partnerships;
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

    public static IDistrictsGrain Districts(this IGrainFactory grains, string municipality) => grains.GetGrain<IDistrictsGrain>(GrainKeys.Municipality(municipality));

    public static IPartnershipsGrain Partnerships(this IGrainFactory grains, string municipality) =>
        grains.GetGrain<IPartnershipsGrain>(GrainKeys.Municipality(municipality));

    public static ICaseloadGrain Caseload(this IGrainFactory grains, string municipality) => grains.GetGrain<ICaseloadGrain>(GrainKeys.Municipality(municipality));

    public static IDriveGrain Drive(this IGrainFactory grains, string region, Guid drive) => grains.GetGrain<IDriveGrain>(GrainKeys.Drive(region, drive));

    public static IMethodGrain Method(this IGrainFactory grains, string region, Guid method) => grains.GetGrain<IMethodGrain>(GrainKeys.Method(region, method));

    public static IRegionLibraryGrain Library(this IGrainFactory grains, string region) => grains.GetGrain<IRegionLibraryGrain>(GrainKeys.Region(region));

    public static ICreditStatementGrain CreditStatements(this IGrainFactory grains, string region) =>
        grains.GetGrain<ICreditStatementGrain>(GrainKeys.Region(region));

    public static IRoundGrain Round(this IGrainFactory grains, string region, Guid round) => grains.GetGrain<IRoundGrain>(GrainKeys.Round(region, round));
}
