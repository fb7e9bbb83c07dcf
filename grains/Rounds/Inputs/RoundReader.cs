using Matching.Contracts.Municipalities;
using Matching.Contracts.Pool;
using Matching.Contracts.Regions;
using Matching.Contracts.Rounds;
using Matching.Grains.Pool;
using Matching.Grains.State;

namespace Matching.Grains.Rounds;

/// <summary>Reads what a round is computed from, as of one moment.</summary>
internal sealed class RoundReader(IGrainFactory grains, TimeProvider time)
{
    public async Task<(RegionView Region, RoundBasis Basis)> Read(string region, RoundRequest request)
    {
        if (!(await grains.GetGrain<IRegionGrain>(GrainKeys.Region(region)).RefreshAgreements()).Ok(out var view, out var problem))
            throw new InvalidOperationException(problem.Detail);
        var now = time.GetUtcNow();
        var open = await grains.GetGrain<INeedBoardGrain>(GrainKeys.NeedBoard(region)).Open();
        // The board may still know the needs of a municipality that has left the region. What is wanted at this moment is all that counts from here on.
        var needs = open.Where(n => view.Definition.Members.Contains(n.Need.Municipality))
            .Select(n => n with { Wanted = n.WantedAt(now), HoldsLapseAt = [] })
            .Where(n => n.Wanted > 0);
        var query = PoolQueries.For(view, [.. needs], time);
        var sharing = view.Definition.On(query.Map.Today).Sharing ?? SharingPolicy.Default;
        var goal = request.Fairness ?? sharing.Fairness;
        var loads = await Loads(view, goal != FairnessGoal.None);
        var classes = new AgreementClasses(view, query);
        return (view, new(
            request,
            query,
            goal,
            sharing.HomeFirstPoints,
            classes.OfNeed,
            classes.Quotas(loads.ToLookup(l => l.Load.Agreement, l => l.Load.Running)),
            sharing.HomeFirstPoints > 0 ? classes.HomeFirst() : [],
            goal != FairnessGoal.None ? Credits(query.Map.Members, loads) : [],
            [.. Enumerable.Range(0, query.Needs.Length).Where(n => query.Needs[n].CarryOutBy < query.Map.Today)],
            [])
        { JoinsProposals = true, CountsPlacesByDays = true });
    }

    /// <summary>What runs under the agreements of those who share now, or of everybody where credits are asked for.</summary>
    private async Task<List<(string Home, AgreementLoad Load)>> Loads(RegionView view, bool ofAll)
    {
        var loads = new List<(string, AgreementLoad)>();
        var homes = ofAll ? view.Definition.Members.AsEnumerable() : view.Agreements.Select(a => a.Home).Distinct();
        foreach (var some in homes.Chunk(FanOut.Window))
        {
            var answers = await Task.WhenAll(some.Select(home => grains.GetGrain<IMunicipalityGrain>(GrainKeys.Municipality(home)).AgreementLoads()));
            loads.AddRange(some.Zip(answers).SelectMany(home => home.Second.Select(load => (home.First, load))));
        }

        return loads;
    }

    private static ImmutableArray<int> Credits(ImmutableArray<string> members, List<(string Home, AgreementLoad Load)> loads)
    {
        var credits = new int[members.Length];
        foreach (var (home, load) in loads)
        {
            if (members.IndexOf(load.Receiving) is not (>= 0 and var receiving))
                continue;
            credits[receiving] += load.Own;
            credits[members.IndexOf(home)] -= load.Own;
        }

        return [.. credits];
    }
}
