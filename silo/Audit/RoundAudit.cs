using Matching.Contracts.Law;
using Matching.Contracts.Municipalities;
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
        var proof = new ProofCheck(facts, rules);
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
                proof.Eligible(need, volunteer, rules.Score(volunteer, need, facts.Region.Definition.Weights, today));
            }

            unexplained += said.Keys.Count(v => !volunteers.ContainsKey(v));
            progress((i + 1.0) / facts.Needs.Count);
        }

        var wrongScores = facts.Proposals.Count(p => p.Score != rules.Score(volunteers[p.Volunteer], needs[p.Need], facts.Region.Definition.Weights, today));
        return new(AgreementViolations(), CapacityViolations(), unexplained + Math.Abs(eligible - eligibleSaid), wrongScores, proof.Holds());
    }

    private int AgreementViolations()
    {
        var foreign = facts.Proposals.Where(p => p.Need.Municipality != p.Volunteer.Municipality).ToList();
        var covered = foreign.FindAll(p => rules.HasAgreement(p.Volunteer.Municipality, needs[p.Need]));
        var beyondQuota = covered.GroupBy(p => (Home: p.Volunteer.Municipality, Receiving: p.Need.Municipality))
            .Sum(pair => Math.Max(0, pair.Count() + Running(pair.Key.Home, pair.Key.Receiving) - Quota(pair.Key.Home, pair.Key.Receiving)));
        return foreign.Count - covered.Count + beyondQuota;
    }

    private int Quota(string home, string receiving) =>
        facts.Agreements.Where(a => a.Home == home && a.Receiving == receiving && a.Status == AgreementStatus.Live).Sum(a => a.Quota);

    private int Running(string home, string receiving) =>
        facts.Volunteers.Where(v => v.Volunteer.Municipality == home).Sum(v => v.Commitments.Count(c => c.Reservation.Need.Municipality == receiving && c.Counts(now)));

    private int CapacityViolations()
    {
        var overTotal = facts.Proposals.GroupBy(p => p.Volunteer).Sum(v => Math.Max(0, v.Count() - rules.FreePlaces(volunteers[v.Key], null)));
        var overType = facts.Proposals.GroupBy(p => (p.Volunteer, needs[p.Need].Requirements.Type))
            .Sum(v => Math.Max(0, v.Count() - rules.FreePlaces(volunteers[v.Key.Volunteer], v.Key.Type)));
        var overWanted = facts.Proposals.GroupBy(p => p.Need)
            .Sum(n => Math.Max(0, n.Count() - (needs[n.Key].Requirements.Count - needs[n.Key].Offers.Count(o => o.Status is OfferStatus.Held or OfferStatus.Accepted))));
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
