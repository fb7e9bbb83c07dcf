using Matching.Contracts.Law;
using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;
using Matching.Grains.Needs;
using Matching.Grains.Pool;

namespace Matching.Silo.Audit;

/// <summary>Checks a round against the recorded truth, pair by pair, with <see cref="NaiveRules"/>.</summary>
internal sealed class RoundAudit(IGrainFactory grains, RoundFacts facts, LawBook law, DateTimeOffset now)
{
    private readonly NaiveRules rules = new(facts.Region.Definition.Plane, facts.Agreements, law, now);
    private readonly DateOnly today = DateOnly.FromDateTime(now.UtcDateTime);
    private readonly Dictionary<NeedRef, NeedView> needs = facts.Needs.ToDictionary(n => n.Need);
    private readonly Dictionary<VolunteerRef, VolunteerView> volunteers = facts.Volunteers.ToDictionary(v => v.Volunteer);

    /// <param name="eligibleSaid">Eligible pairs as the round counted them; every pair it miscounted is unexplained.</param>
    /// <param name="progress">Told the share of needs done, 0–1.</param>
    public async Task<AuditResult> Run(long eligibleSaid, Action<double> progress, CancellationToken cancellationToken)
    {
        var (unexplained, eligible) = (0L, 0L);
        var quotas = new QuotaFacts(facts, rules, now);
        var (proof, alone) = (new ProofCheck(facts, rules, quotas), new AloneCheck(facts, rules));
        for (var i = 0; i < facts.Needs.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var need = facts.Needs[i];
            var said = await Rejections(need, cancellationToken);
            foreach (var volunteer in facts.Volunteers)
            {
                var reasons = rules.Reject(volunteer, need);
                if (said.GetValueOrDefault(volunteer.Volunteer) != reasons)
                    unexplained++;
                if (reasons != RejectionReasons.None)
                    continue;
                eligible++;
                var score = Worth(volunteer, need);
                proof.Eligible(need, volunteer, score);
                alone.Eligible(need, volunteer, score);
            }

            unexplained += said.Keys.Count(v => !volunteers.ContainsKey(v));
            progress((i + 1.0) / facts.Needs.Count);
        }

        var wrongScores = facts.Proposals.Count(p => p.Score != Worth(volunteers[p.Volunteer], needs[p.Need]));
        var unfair = facts.Summary.Terms is { } terms ? alone.Violations(terms) : 0;
        return new(AgreementViolations(quotas), CapacityViolations(), unexplained + Math.Abs(eligible - eligibleSaid), wrongScores, proof.Holds(), unfair);
    }

    /// <summary>What a pair is worth in a round.</summary>
    private int Worth(VolunteerView volunteer, NeedView need) =>
        rules.Score(volunteer, need, facts.Region.Definition.On(today).Weights, today) - rules.HomeFirst(volunteer.Volunteer, need, facts.Sharing);

    private int AgreementViolations(QuotaFacts quotas) =>
        facts.Proposals.Count(p => p.Need.Municipality != p.Volunteer.Municipality && !rules.HasAgreement(p.Volunteer.Municipality, needs[p.Need])) + quotas.Beyond(needs);

    private int CapacityViolations()
    {
        var overTotal = facts.Proposals.GroupBy(p => p.Volunteer).Sum(v => Math.Max(0, v.Count() - rules.FreePlaces(volunteers[v.Key], null)));
        var overType = facts.Proposals.GroupBy(p => (p.Volunteer, needs[p.Need].Requirements.Type))
            .Sum(v => Math.Max(0, v.Count() - rules.FreePlaces(volunteers[v.Key.Volunteer], v.Key.Type)));
        var overWanted = facts.Proposals.GroupBy(p => p.Need)
            .Sum(n => Math.Max(0, n.Count() - RoundFacts.Wanted(needs[n.Key])));
        return overTotal + overType + overWanted;
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
        var query = PoolQueries.For(facts.Region, [NeedProjection.Descriptor(need.Need, state, law)], TimeProvider.System);
        var answers = await Task.WhenAll(PoolQueries.Shards(grains, facts.Region.Definition).Select(s => s.Rejections(query, null, null, int.MaxValue, cancellationToken)));
        return answers.SelectMany(a => a.Items).ToDictionary(item => item.Volunteer, item => item.Reasons);
    }
}
