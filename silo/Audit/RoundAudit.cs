using Matching.Contracts.Law;
using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;
using Matching.Grains.Needs;
using Matching.Grains.Pool;

namespace Matching.Silo.Audit;

/// <summary>Checks a round against the recorded truth, pair by pair, with <see cref="NaiveRules"/>.</summary>
internal sealed class RoundAudit
{
    private readonly IGrainFactory grains;
    private readonly RoundFacts facts;
    private readonly LawBook law;
    private readonly DateTimeOffset now;
    private readonly NaiveRules rules;
    private readonly NaiveBundles bundles;
    private readonly DateOnly today;
    private readonly Dictionary<NeedRef, NeedView> needs;
    private readonly Dictionary<VolunteerRef, VolunteerView> volunteers;

    public RoundAudit(IGrainFactory grains, RoundFacts facts, LawBook law, DateTimeOffset now)
    {
        (this.grains, this.facts, this.law, this.now) = (grains, facts, law, now);
        rules = new(facts.Region.Definition.Plane, facts.Agreements, law, now);
        bundles = new(rules);
        today = CivilDay.Of(now);
        needs = facts.Needs.ToDictionary(n => n.Need);
        volunteers = facts.Volunteers.ToDictionary(v => v.Volunteer);
    }

    /// <param name="eligibleSaid">Eligible pairs as the round counted them; every pair it miscounted is unexplained.</param>
    /// <param name="progress">Told the share of needs done, 0–1.</param>
    public async Task<AuditResult> Run(long eligibleSaid, Action<double> progress, CancellationToken cancellationToken)
    {
        var (unexplained, eligible) = (0L, 0L);
        var quotas = new QuotaFacts(facts, rules, now);
        var (proof, alone) = (new ProofCheck(facts, rules, bundles, quotas), new AloneCheck(facts, rules, bundles));
        for (var i = 0; i < facts.Needs.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var need = facts.Needs[i];
            var said = await Rejections(need, cancellationToken);
            var candidates = new List<VolunteerView>();
            foreach (var volunteer in facts.Volunteers)
            {
                var reasons = rules.Reject(volunteer, need);
                if (said.GetValueOrDefault(volunteer.Volunteer) != reasons)
                    unexplained++;
                if (reasons == RejectionReasons.None)
                    candidates.Add(volunteer);
            }

            eligible += candidates.Count;
            bundles.Decide(need, candidates);
            foreach (var volunteer in candidates)
            {
                var worth = bundles.Worth(volunteer, need, Points(volunteer, need));
                proof.Eligible(need, volunteer, worth);
                alone.Eligible(need, volunteer, worth);
            }

            unexplained += said.Keys.Count(v => !volunteers.ContainsKey(v));
            progress((i + 1.0) / facts.Needs.Count);
        }

        var wrongScores = facts.Proposals.Count(p => p.Score != Points(volunteers[p.Volunteer], needs[p.Need]) || p.Places != bundles.Places(needs[p.Need]));
        var unfair = facts.Summary.Terms is { } terms ? alone.Violations(terms) : 0;
        return new(AgreementViolations(quotas), CapacityViolations(), unexplained + Math.Abs(eligible - eligibleSaid), wrongScores, proof.Holds(), unfair);
    }

    /// <summary>What a round gives a pair for each place.</summary>
    private int Points(VolunteerView volunteer, NeedView need) =>
        rules.Score(volunteer, need, facts.Region.Definition.On(today).Weights, today) - rules.HomeFirst(volunteer.Volunteer, need, facts.Sharing);

    private int AgreementViolations(QuotaFacts quotas) =>
        facts.Proposals.Count(p => p.Need.Municipality != p.Volunteer.Municipality && !rules.HasAgreement(p.Volunteer.Municipality, needs[p.Need])) + quotas.Beyond(needs);

    /// <summary>Places beyond those that are wanted, and volunteers whose proposals take more places or time than they have.</summary>
    private int CapacityViolations()
    {
        var overWanted = facts.Proposals.GroupBy(p => p.Need).Sum(n => Math.Max(0, n.Sum(p => p.Places) - RoundFacts.Wanted(needs[n.Key])));
        return overWanted + facts.Proposals.GroupBy(p => p.Volunteer).Count(v => !bundles.Fit(volunteers[v.Key], [.. v.Select(p => needs[p.Need])]));
    }

    /// <summary>What the shards say of everybody, every reason unfolded.</summary>
    private async Task<Dictionary<VolunteerRef, RejectionReasons>> Rejections(NeedView need, CancellationToken cancellationToken)
    {
        var state = new NeedState
        {
            Requirements = need.Requirements,
            Case = need.Case,
            Offers = need.Offers,
            Declined = [.. need.Offers.Where(o => o.Status == OfferStatus.Declined).Select(o => o.Volunteer.Id)],
            Version = need.Version,
        };
        var query = PoolQueries.For(facts.Region, [NeedProjection.Descriptor(need.Need, state, law, today)], TimeProvider.System);
        var answers = await Task.WhenAll(PoolQueries.Shards(grains, facts.Region.Definition).Select(s => s.Rejections(query, null, null, int.MaxValue, cancellationToken)));
        return answers.SelectMany(a => a.Items).ToDictionary(item => item.Volunteer, item => item.Reasons);
    }
}
