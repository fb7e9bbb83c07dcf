using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;

namespace Matching.Silo.Audit;

/// <summary>
/// The proof of optimality checked from outside: the prices of the certificate bound every possible total (weak duality), and the bound
/// equals the total of the proposals.
/// </summary>
internal sealed class ProofCheck(RoundFacts facts, NaiveRules places)
{
    private readonly Dictionary<NeedRef, int> needPrices = facts.Certificate.NeedPrices.ToDictionary(p => p.Need, p => p.Price);
    private readonly Dictionary<VolunteerRef, int> volunteerPrices = facts.Certificate.VolunteerPrices.ToDictionary(p => p.Volunteer, p => p.Price);
    private readonly Dictionary<(VolunteerRef, AssignmentType), int> typePrices = facts.Certificate.TypePrices.ToDictionary(p => (p.Volunteer, p.Type), p => p.Price);
    private readonly HashSet<(NeedRef, VolunteerRef)> proposed = [.. facts.Proposals.Select(p => (p.Need, p.Volunteer))];
    private readonly Dictionary<VolunteerRef, VolunteerView> volunteers = facts.Volunteers.ToDictionary(v => v.Volunteer);
    private long above;
    private long proposedTotal;
    private int proposedEligible;

    /// <summary>Must be told of every eligible pair once.</summary>
    public void Eligible(NeedView need, VolunteerView volunteer, int score)
    {
        if (proposed.Contains((need.Need, volunteer.Volunteer)))
        {
            proposedTotal += score;
            proposedEligible++;
        }

        // A pair is used at most once; what it scores above its prices is the price of that rule.
        above += Math.Max(0, score - needPrices.GetValueOrDefault(need.Need) - volunteerPrices.GetValueOrDefault(volunteer.Volunteer)
            - typePrices.GetValueOrDefault((volunteer.Volunteer, need.Requirements.Type)));
    }

    public bool Holds()
    {
        var wanted = facts.Needs.Sum(n =>
            (long)needPrices.GetValueOrDefault(n.Need) * (n.Requirements.Count - n.Offers.Count(o => o.Status is OfferStatus.Held or OfferStatus.Accepted)));
        var free = facts.Volunteers.Sum(v => (long)volunteerPrices.GetValueOrDefault(v.Volunteer) * Math.Max(0, v.Free));
        var types = typePrices.Sum(p => (long)p.Value * places.FreePlaces(volunteers[p.Key.Item1], p.Key.Item2));
        return needPrices.Values.All(p => p >= 0) && volunteerPrices.Values.All(p => p >= 0) && typePrices.Values.All(p => p >= 0)
            && proposedEligible == facts.Proposals.Count
            && proposedTotal == facts.Certificate.TotalScore
            && wanted + free + types + above == proposedTotal;
    }
}
