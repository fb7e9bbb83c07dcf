using Matching.Contracts.Needs;
using Matching.Contracts.Rounds;
using Matching.Contracts.Volunteers;

namespace Matching.Silo.Audit;

/// <summary>
/// The proof checked from outside: the prices of the certificate bound every possible total (weak duality, see <see cref="TermsCertificate"/>), and the bound
/// is what the round says it is. Without quotas or promises that bind it is the total of the proposals.
/// </summary>
internal sealed class ProofCheck(RoundFacts facts, NaiveRules rules, QuotaFacts quotas)
{
    private static readonly TermsCertificate Whole = new(1, 0, [], []);
    private readonly Dictionary<NeedRef, int> needPrices = facts.Certificate.NeedPrices.ToDictionary(p => p.Need, p => p.Price);
    private readonly Dictionary<VolunteerRef, int> volunteerPrices = facts.Certificate.VolunteerPrices.ToDictionary(p => p.Volunteer, p => p.Price);
    private readonly Dictionary<(VolunteerRef, AssignmentType), int> typePrices = facts.Certificate.TypePrices.ToDictionary(p => (p.Volunteer, p.Type), p => p.Price);
    private readonly TermsCertificate terms = facts.Certificate.Terms ?? Whole;
    private readonly HashSet<(NeedRef, VolunteerRef)> proposed = [.. facts.Proposals.Select(p => (p.Need, p.Volunteer))];
    private readonly Dictionary<VolunteerRef, VolunteerView> volunteers = facts.Volunteers.ToDictionary(v => v.Volunteer);
    private Int128 above;
    private long proposedTotal;
    private int proposedEligible;

    /// <summary>Must be told of every eligible pair once, with what it is worth in a round.</summary>
    public void Eligible(NeedView need, VolunteerView volunteer, int score)
    {
        if (proposed.Contains((need.Need, volunteer.Volunteer)))
        {
            proposedTotal += score;
            proposedEligible++;
        }

        // A pair is used at most once; what it is worth above its prices is the price of that rule.
        above += Math.Max(0, (long)score * terms.PriceUnit + PromisePrice(need.Need.Municipality) - QuotaPrice(volunteer.Volunteer.Municipality, need)
            - needPrices.GetValueOrDefault(need.Need) - volunteerPrices.GetValueOrDefault(volunteer.Volunteer) - typePrices.GetValueOrDefault((volunteer.Volunteer, need.Requirements.Type)));
    }

    public bool Holds()
    {
        var wanted = facts.Needs.Sum(n => (long)needPrices.GetValueOrDefault(n.Need) * RoundFacts.Wanted(n));
        var free = facts.Volunteers.Sum(v => (long)volunteerPrices.GetValueOrDefault(v.Volunteer) * Math.Max(0, v.Free));
        var types = typePrices.Sum(p => (long)p.Value * rules.FreePlaces(volunteers[p.Key.Item1], p.Key.Item2));
        var kept = terms.Quotas.Sum(q => (long)q.Price * q.Limit) - terms.Promises.Sum(p => (long)p.Price * p.Promised);
        var bound = wanted + free + types + kept + above;
        return IsWellFormed()
            && proposedEligible == facts.Proposals.Count
            && proposedTotal == facts.Certificate.TotalScore
            && (facts.Certificate.Terms is null ? bound == proposedTotal : bound < ((Int128)terms.Bound + 1) * terms.PriceUnit)
            && IsSaid();
    }

    /// <summary>Prices below 0 or units of nothing would prove anything; so would limits that are not the agreements', or promises not made.</summary>
    private bool IsWellFormed() =>
        terms.PriceUnit >= 1
        && needPrices.Values.Concat(volunteerPrices.Values).Concat(typePrices.Values).Concat(terms.Promises.Select(p => p.Price)).Concat(terms.Quotas.Select(q => q.Price)).All(p => p >= 0)
        && terms.Quotas.All(q => q.Limit == quotas.Free(q.Agreements))
        && terms.Quotas.SelectMany(q => q.Agreements).Distinct().Count() == terms.Quotas.Sum(q => q.Agreements.Length)
        && terms.Promises.All(p => p.Price == 0 || facts.Summary.Terms?.Municipalities.Any(m => m.Municipality == p.Municipality && m.Promised == p.Promised) == true);

    /// <summary>The summary says what the certificate proves.</summary>
    private bool IsSaid()
    {
        var total = facts.Certificate.TotalScore;
        var bound = facts.Certificate.Terms?.Bound ?? total;
        return facts.Summary.Terms is not { } said
            || (said.Bound == bound && said.Gap == bound - total && said.Gap >= 0 && said.Price >= 0 && (!facts.Summary.Optimal || said.Gap == 0));
    }

    private int PromisePrice(string municipality) => terms.Promises.Where(p => p.Municipality == municipality).Sum(p => p.Price);

    /// <summary>A placement counts against the first agreement that covers it, and so against all that share their quotas with it.</summary>
    private int QuotaPrice(string home, NeedView need) =>
        terms.Quotas.IsEmpty || home == need.Need.Municipality || rules.Covering(home, need) is not [var first, ..]
            ? 0
            : terms.Quotas.Where(q => q.Agreements.Contains(first.Id)).Sum(q => q.Price);
}
