using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Regions;
using Matching.Contracts.Values;
using Matching.Contracts.Volunteers;
using Orleans;

namespace Matching.Bench.Stack;

/// <summary>Sets a region up through the public grain interfaces, as the gateway does.</summary>
internal static class RegionLoad
{
    private const int CallsAtOnce = 128;

    public static async Task Into(IGrainFactory grains, RegionData region, CancellationToken stop)
    {
        foreach (var code in region.Members)
            Expect(await grains.GetGrain<IMunicipalityGrain>(GrainKeys.Municipality(code)).SetUp(RegionData.Municipality(code)));
        Expect(await grains.GetGrain<IRegionGrain>(GrainKeys.Region(RegionData.Name)).SetUp(region.Definition));
        foreach (var agreement in region.Agreements())
        {
            var home = grains.GetGrain<IMunicipalityGrain>(GrainKeys.Municipality(agreement.Home));
            Expect(await home.ProposeAgreement(agreement));
            Expect(await home.AcceptAgreement(agreement.Id, agreement.Receiving));
        }

        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce, CancellationToken = stop };
        await Parallel.ForAsync(0, region.Core.Volunteers.Length, atOnce, async (v, _) =>
            Expect(await grains.GetGrain<IVolunteerGrain>(GrainKeys.Volunteer(region.VolunteerRef(v))).Register(region.Profile(v), null)));
        await Parallel.ForAsync(0, region.Core.Needs.Length, atOnce, async (n, _) =>
            Expect(await grains.GetGrain<INeedGrain>(GrainKeys.Need(region.NeedRef(n))).Open(region.Requirements(n), region.Case(n), null)));
    }

    private static void Expect<T>(Outcome<T> outcome)
    {
        if (outcome.Problem is { } problem)
            throw new InvalidOperationException($"{problem.Field}: {problem.Detail} {problem.Cure}");
    }
}
