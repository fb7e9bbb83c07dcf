using Matching.Contracts.Districts;
using Matching.Contracts.Law;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Regions;
using Matching.Contracts.Rounds;
using Matching.Contracts.Volunteers;
using Matching.Grains.Municipalities;
using Matching.Grains.Needs;
using Matching.Grains.Ports;
using Matching.Grains.State;
using Matching.Grains.Volunteers;

namespace Matching.Silo.Audit;

/// <summary>The recorded truth about a region and what a round made of it, read for an audit.</summary>
internal sealed record RoundFacts(
    RegionView Region,
    IReadOnlyList<SharingAgreement> Agreements,
    IReadOnlyList<VolunteerView> Volunteers,
    IReadOnlyList<NeedView> Needs,
    IReadOnlyList<AgreementClaim> Claims,
    IReadOnlyList<Proposal> Proposals,
    RoundCertificate Certificate,
    RoundSummary Summary,
    DateOnly Day)
{
    public SharingPolicy Sharing => Region.Definition.On(Day).Sharing ?? SharingPolicy.Default;

    /// <summary>Volunteers a need still wants.</summary>
    public static int Wanted(NeedView need) => need.Requirements.Count - need.Offers.Where(o => o.Status is OfferStatus.Held or OfferStatus.Accepted or OfferStatus.Ended).Sum(o => o.Places);

    public static async Task<RoundFacts> Read(IGrainFactory grains, ICommittedStates states, RegionView region, Guid round, LawBook law, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rules = new NaiveRules(region.Definition.Plane, [], law, now);
        var agreements = new List<SharingAgreement>();
        var volunteers = new List<VolunteerView>();
        var needs = new List<NeedView>();
        var noes = new Dictionary<NeedRef, ImmutableArray<Guid>>();
        var claims = new List<AgreementClaim>();
        var day = CivilDay.Of(now);
        foreach (var member in region.Definition.Members)
        {
            agreements.AddRange((await grains.GetGrain<IMunicipalityGrain>(GrainKeys.Municipality(member)).Agreements()).Agreements);
            await foreach (var (_, state) in states.ReadAll<MunicipalityState>(StateNames.Municipality, GrainKeys.Municipality(member), cancellationToken))
                claims.AddRange(state.Claims);
            await foreach (var (key, state) in states.ReadAll<VolunteerState>(StateNames.Volunteer, GrainKeys.VolunteersOf(member), cancellationToken))
            {
                if (state.Profile is { ProtectedIdentity: false })
                    volunteers.Add(View(VolunteerRef.FromKey(key), state, rules));
            }

            var districts = (await grains.GetGrain<IDistrictsGrain>(GrainKeys.Municipality(member)).List()).Select(d => d.District).ToList();
            await foreach (var (key, state) in states.ReadAll<NeedState>(StateNames.Need, GrainKeys.NeedsOf(member), cancellationToken))
            {
                if (state.Case!.ContactPoint.Length == 0 && !districts.Exists(d => d.Contains(state.Requirements!.Place)))
                    continue;
                noes[NeedRef.FromKey(key)] = state.Declined;
                needs.Add(new(NeedRef.FromKey(key), AsOf(day, state.Requirements!), state.Case!, state.Status, state.Offers, state.Version) { Lane = state.Lane });
            }
        }

        var grain = grains.GetGrain<IRoundGrain>(GrainKeys.Round(region.Definition.Name, round));
        var summary = (await grain.Get()).Value!.Summary!;
        var open = needs.Where(n => n.Status == NeedStatus.Open && !(n.Requirements.End <= day) && IsForRounds(n, rules)).Select(n => Refused(n, noes[n.Need], volunteers));
        return new(region, agreements, volunteers, [.. open], claims, await AllProposals(grain), (await grain.Certificate()).Value!, summary, day);
    }

    /// <summary>Whatever waited cannot begin before the day it is judged.</summary>
    private static NeedRequirements AsOf(DateOnly day, NeedRequirements wish) => day > wish.Start ? wish with { Start = day } : wish;

    /// <summary>Protected identities and homes for which relatives were not considered are placed by hand, emergencies by their lane; what the law regulates needs an agreed cost.</summary>
    private static bool IsForRounds(NeedView need, NaiveRules rules) =>
        need.Lane is not { IsActive: true } && !need.Case.ProtectedIdentity && !(need.Case.MonthlyCost == 0 && rules.IsRegulated(need)) && (need.Case.RelativesConsidered is not null || !rules.AsksRelativesFirst(need));

    /// <summary>Whose no is remembered is out like a conflict. What the offers say is no guide: a changed need has forgotten it, and a placement can end with a no.</summary>
    private static NeedView Refused(NeedView need, ImmutableArray<Guid> noes, IEnumerable<VolunteerView> volunteers) => noes.IsEmpty
        ? need
        : need with { Case = need.Case with { Conflicts = [.. need.Case.Conflicts.Union(volunteers.Select(v => v.Volunteer).Where(v => noes.Contains(v.Id)))] } };

    private static VolunteerView View(VolunteerRef volunteer, VolunteerState state, NaiveRules rules)
    {
        var view = new VolunteerView(volunteer, state.Profile!, state.Commitments, 0, state.Version) { LastAsked = state.LastAsked };
        return view with { Free = rules.FreePlaces(view, null) };
    }

    private static async Task<List<Proposal>> AllProposals(IRoundGrain round)
    {
        var all = new List<Proposal>();
        for (int? from = 0; from is { } next;)
        {
            var page = (await round.Proposals(null, next, Limits.PageSize)).Value!;
            all.AddRange(page.Items);
            from = page.Next;
        }

        return all;
    }
}
