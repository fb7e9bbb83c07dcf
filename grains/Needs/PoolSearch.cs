using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Pool;
using Matching.Contracts.Regions;
using Matching.Contracts.Volunteers;
using Matching.Grains.Pool;

namespace Matching.Grains.Needs;

/// <summary>One need asked of every shard of a region, and the answers merged.</summary>
internal sealed class PoolSearch(IGrainFactory grains, PoolNeed need, RegionView region, PoolQuery query)
{
    public static async Task<Outcome<PoolSearch>> For(IGrainFactory grains, PoolNeed need, string? region, TimeProvider time)
    {
        if (!(await grains.GetGrain<IMunicipalityGrain>(GrainKeys.Municipality(need.Need.Municipality)).Get()).Ok(out var home, out var problem))
            return problem;
        var name = region ?? home.Profile.Regions.FirstOrDefault();
        if (name is null || !home.Profile.Regions.Contains(name))
            return NotMember();
        if (!(await grains.GetGrain<IRegionGrain>(GrainKeys.Region(name)).Get()).Ok(out var view, out _) || !view.Definition.Members.Contains(home.Profile.Code))
            return NotMember();
        return new PoolSearch(grains, need, view, await UsedQuotas.Without(grains, PoolQueries.For(view, [need], time), view));
    }

    public async Task<CandidateList> Best(int k, CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(PoolQueries.Shards(grains, region.Definition).Select(s => s.Candidates(query, k, cancellationToken)));
        var best = answers.SelectMany(a => a.Candidates).OrderByDescending(c => c.Precedence).ThenByDescending(c => c.Score).ThenBy(c => c.Volunteer.Id).Take(k);
        return new(
            need.Need,
            query.Weights.Version,
            answers.Sum(a => a.Volunteers),
            [.. best.Select((c, rank) => Candidate(rank + 1, c))]);
    }

    public async Task<RejectionPage> Rejected(VolunteerRef? from, int limit, CancellationToken cancellationToken)
    {
        // One more than asked for is the start of the next page.
        var viewer = need.Need.Municipality;
        var answers = await Task.WhenAll(PoolQueries.Shards(grains, region.Definition).Select(s => s.Rejections(query, viewer, from, limit + 1, cancellationToken)));
        var items = answers.SelectMany(a => a.Items).OrderBy(r => r.Volunteer.Municipality, StringComparer.Ordinal).ThenBy(r => r.Volunteer.Id).Take(limit + 1).ToList();
        var lacking = answers.SelectMany(a => a.LackingMembers).ToHashSet();
        return new(
            need.Need,
            answers.Sum(a => a.Rejected),
            Sum(answers.Select(a => a.ByReason)),
            Sum(answers.Select(a => a.OnlyReason)),
            [.. await Task.WhenAll(items.Take(limit).Select(r => lacking.Contains(r.Volunteer) ? ByMember(r) : Task.FromResult(r)))],
            items.Count > limit ? items[limit].Volunteer : null);
    }

    public async Task<NeedWhatIf> WhatIf(CancellationToken cancellationToken)
    {
        var all = await Best(1, cancellationToken);
        var rejected = await Rejected(null, 0, cancellationToken);
        var rules = rejected.ByReason.Select(rule => new RuleCost(rule.Key, rule.Value, rejected.OnlyReason.GetValueOrDefault(rule.Key)));
        return new(need.Need, all.Considered, all.Considered - rejected.Rejected, [.. rules.OrderByDescending(r => r.Cost).ThenBy(r => r.Rule)]);
    }

    /// <summary>Who of the members lacks a check stands in the volunteer's own record. Where that says nothing any more, the pool's copy is older: its sentences stay.</summary>
    private async Task<Rejection> ByMember(Rejection rejection) =>
        await grains.GetGrain<IVolunteerGrain>(GrainKeys.Volunteer(rejection.Volunteer)).Remedies(query) is { IsEmpty: false } remedies ? rejection with { Remedies = remedies } : rejection;

    private Candidate Candidate(int rank, ShardCandidate found) =>
        new(rank, found.Volunteer, found.Score, CoarseParts.Of(found.Parts), Disclosure.ForViewer(found.Parts, need.Need.Municipality, found.Volunteer.Municipality))
        {
            Relative = found.Precedence == ShardCandidate.Kin,
        };

    private static ImmutableDictionary<RejectionReasons, int> Sum(IEnumerable<ImmutableDictionary<RejectionReasons, int>> parts) =>
        parts.SelectMany(p => p).GroupBy(p => p.Key, p => p.Value).ToImmutableDictionary(g => g.Key, g => g.Sum());

    private static Problem NotMember() =>
        new(ProblemCode.NotFound, "The municipality is in no such region.", "region", "Name a region that the municipality is a member of.");
}
