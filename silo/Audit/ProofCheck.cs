using Matching.Contracts.Needs;
using Matching.Contracts.Rounds;
using Matching.Contracts.Volunteers;

namespace Matching.Silo.Audit;

/// <summary>
/// The proof checked from outside: the prices of the certificate bound every possible total (weak duality, see <see cref="TermsCertificate"/>), and the bound
/// is what the round says it is. Without quotas, promises or bundles that bind it is the total of the proposals. Where choices were divided, each part is
/// bounded by itself (<see cref="PartCheck"/>).
/// </summary>
internal sealed class ProofCheck(RoundFacts facts, NaiveRules rules, NaiveBundles bundles, QuotaFacts quotas)
{
    private readonly List<ProofPair> pairs = [];
    private readonly HashSet<(NeedRef, VolunteerRef)> proposed = [.. facts.Proposals.Select(p => (p.Need, p.Volunteer))];
    private readonly Dictionary<VolunteerRef, VolunteerView> volunteers = facts.Volunteers.ToDictionary(v => v.Volunteer);
    private long proposedTotal;
    private int proposedEligible;

    /// <summary>Must be told of every eligible pair once, with what it adds to the total of a round.</summary>
    public void Eligible(NeedView need, VolunteerView volunteer, int worth)
    {
        if (proposed.Contains((need.Need, volunteer.Volunteer)))
        {
            proposedTotal += worth;
            proposedEligible++;
        }

        if (worth > 0)
            pairs.Add(new(need, volunteer, worth));
    }

    public bool Holds()
    {
        var proof = facts.Certificate;
        return proposedEligible == facts.Proposals.Count
            && proposedTotal == proof.TotalScore
            && IsSaid()
            && (proof.Bundles is { } divided
                ? new PartCheck(proof, divided, pairs, bundles, Proves).Holds() && proposedTotal <= divided.Bound
                : proof.Terms is { } terms ? Proves(new(proof), pairs, terms.Bound) : IsWellFormed(new(proof)) && Bound(new(proof), pairs) == proposedTotal);
    }

    /// <summary>Prices that are well-formed bound every choice of these pairs by so many points.</summary>
    private bool Proves(ProofPrices prices, IEnumerable<ProofPair> over, long points) => IsWellFormed(prices) && Bound(prices, over) < ((Int128)points + 1) * prices.Terms.PriceUnit;

    private Int128 Bound(ProofPrices prices, IEnumerable<ProofPair> over)
    {
        var wanted = facts.Needs.Sum(n => (long)prices.Of(n.Need) * bundles.Wanted(n));
        var free = facts.Volunteers.Sum(v => (long)prices.Of(v.Volunteer) * Math.Max(0, v.Free));
        var types = prices.Types.Sum(p => (long)p.Price * rules.FreePlaces(volunteers[p.Volunteer], p.Type));
        var kept = prices.Terms.Quotas.Sum(q => (long)q.Price * q.Limit) - prices.Terms.Promises.Sum(p => (long)p.Price * p.Promised);
        // A pair is used at most once; what it is worth above its prices is the price of that rule.
        return over.Aggregate((Int128)(wanted + free + types + kept), (bound, pair) => bound + Math.Max(0, (long)pair.Worth * prices.Terms.PriceUnit
            + PromisePrice(prices, pair.Need.Need.Municipality) - QuotaPrice(prices, pair.Volunteer.Volunteer.Municipality, pair.Need)
            - prices.Of(pair.Need.Need) - prices.Of(pair.Volunteer.Volunteer) - prices.Of(pair.Volunteer.Volunteer, pair.Need.Requirements.Type)));
    }

    /// <summary>Prices below 0 or units of nothing would prove anything; so would limits that are not the agreements', or promises not made.</summary>
    private bool IsWellFormed(ProofPrices prices) =>
        prices.Terms.PriceUnit >= 1
        && prices.All.All(p => p >= 0)
        && prices.Terms.Quotas.All(q => q.Limit == quotas.Free(q.Agreements))
        && prices.Terms.Quotas.SelectMany(q => q.Agreements).Distinct().Count() == prices.Terms.Quotas.Sum(q => q.Agreements.Length)
        && prices.Terms.Promises.All(p => p.Price == 0 || facts.Summary.Terms?.Municipalities.Any(m => m.Municipality == p.Municipality && m.Promised == p.Promised) == true);

    /// <summary>The summary says what the certificate proves.</summary>
    private bool IsSaid()
    {
        var total = facts.Certificate.TotalScore;
        var bound = facts.Certificate.Bundles?.Bound ?? facts.Certificate.Terms?.Bound ?? total;
        return facts.Summary.Terms is not { } said
            || (said.Bound == bound && said.Gap == bound - total && said.Gap >= 0 && said.Price >= 0 && (!facts.Summary.Optimal || said.Gap == 0));
    }

    private static int PromisePrice(ProofPrices prices, string municipality) => prices.Terms.Promises.Where(p => p.Municipality == municipality).Sum(p => p.Price);

    /// <summary>A placement counts against one of the agreements that cover it, whichever that is, and so pays at least what the cheapest of their quotas asks.</summary>
    private int QuotaPrice(ProofPrices prices, string home, NeedView need) =>
        prices.Terms.Quotas.IsEmpty || home == need.Need.Municipality ? 0 : rules.Covering(home, need).Select(a => prices.Of(a.Id)).DefaultIfEmpty().Min();
}

/// <param name="Worth">What it adds to a total.</param>
internal sealed record ProofPair(NeedView Need, VolunteerView Volunteer, int Worth);
