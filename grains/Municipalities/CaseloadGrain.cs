using Matching.Contracts.Districts;
using Matching.Contracts.Law;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Reports;
using Matching.Contracts.Volunteers;
using Matching.Grains.Needs;
using Matching.Grains.Ports;
using Matching.Grains.Reports;
using Matching.Grains.State;
using Matching.Grains.Volunteers;

namespace Matching.Grains.Municipalities;

[GrainType("caseload")]
internal sealed class CaseloadGrain(ICommittedStates states, LawBook law, TimeProvider time) : Grain, ICaseloadGrain
{
    private string Municipality => KeyOwner.Of(this.GetPrimaryKeyString());

    public async Task<ImmutableArray<NeedSummary>> Needs(string? district, Guid from, int limit, CancellationToken cancellationToken = default)
    {
        var districts = await Districts();
        return await states.ReadAll<NeedState>(StateNames.Need, GrainKeys.NeedsOf(Municipality), cancellationToken)
            .Page(from, limit, (key, state) => Summaries.Of(key, state, districts) is { } need && (district is null || need.District == district) ? need : null, cancellationToken);
    }

    public async Task<ImmutableArray<VolunteerSummary>> Volunteers(string? district, Guid from, int limit, CancellationToken cancellationToken = default)
    {
        var (districts, now) = (await Districts(), time.GetUtcNow());
        return await states.ReadAll<VolunteerState>(StateNames.Volunteer, GrainKeys.VolunteersOf(Municipality), cancellationToken)
            .Page(from, limit, (key, state) => Summaries.Of(key, state, districts, now) is { } volunteer && (district is null || volunteer.District == district) ? volunteer : null, cancellationToken);
    }

    public async Task<ImmutableArray<VolunteerSummary>> Silent(DateTimeOffset before, Guid from, int limit, CancellationToken cancellationToken = default)
    {
        var (districts, now) = (await Districts(), time.GetUtcNow());
        return await states.ReadAll<VolunteerState>(StateNames.Volunteer, GrainKeys.VolunteersOf(Municipality), cancellationToken)
            .Page(from, limit, (key, state) => Silence.Holds(key, state, Municipality, law, before, now) ? Summaries.Of(key, state, districts, now) : null, cancellationToken);
    }

    public async Task<ImmutableArray<VolunteerEndingChecks>> EndingChecks(DateOnly day, Guid from, int limit, CancellationToken cancellationToken = default)
    {
        return await states.ReadAll<VolunteerState>(StateNames.Volunteer, GrainKeys.VolunteersOf(Municipality), cancellationToken)
            .Page(from, limit, (key, state) => Seen(state.Profile)?.EndingChecks(Municipality, law, day) is { IsEmpty: false } checks ? new VolunteerEndingChecks(StoredPages.IdOf(key), checks) : null, cancellationToken);
    }

    public async Task<QuarterlyReport> Quarterly(Quarter quarter, DateOnly asOf, CancellationToken cancellationToken = default)
    {
        var needs = new List<ImmutableArray<NeedMilestone>>();
        await foreach (var (_, state) in states.ReadAll<NeedState>(StateNames.Need, GrainKeys.NeedsOf(Municipality), cancellationToken))
        {
            if (state.Requirements is { } wish && CallAuthority.Sees(wish.Type))
                needs.Add(state.Milestones);
        }

        return QuarterlyReports.Of(Municipality, quarter, asOf, needs, law);
    }

    /// <summary>With the types of the caller's authority.</summary>
    private static VolunteerProfile? Seen(VolunteerProfile? profile) => profile is null ? null : profile with { Types = [.. profile.Types.Where(CallAuthority.Sees)] };

    private Task<ImmutableArray<DistrictView>> Districts() => GrainFactory.GetGrain<IDistrictsGrain>(this.GetPrimaryKeyString()).List();
}
