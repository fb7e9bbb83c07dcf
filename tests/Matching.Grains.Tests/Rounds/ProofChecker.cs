using Matching.Contracts.Rounds;

namespace Matching.Grains.Tests.Rounds;

/// <summary>Checks a round's proposals and proof against every eligible pair, by the words of <see cref="RoundCertificate"/> alone.</summary>
internal static class ProofChecker
{
    public static List<string> Violations(Instance instance, IReadOnlyDictionary<(NeedRef Need, VolunteerRef Volunteer), int> pairs, IReadOnlyList<Proposal> proposals, RoundCertificate proof)
    {
        var faults = new List<string>();
        var chosen = proposals.Select(p => (p.Need, p.Volunteer)).ToHashSet();
        var wanted = instance.Needs.ToDictionary(n => n.Ref, n => n.Requirements);
        var needPrice = proof.NeedPrices.ToDictionary(p => p.Need, p => (long)p.Price);
        var volunteerPrice = proof.VolunteerPrices.ToDictionary(p => p.Volunteer, p => (long)p.Price);
        var typePrice = proof.TypePrices.ToDictionary(p => (p.Volunteer, p.Type), p => (long)p.Price);

        Check(chosen.Count == proposals.Count, "a pair is proposed twice");
        foreach (var proposal in proposals)
        {
            var eligible = pairs.TryGetValue((proposal.Need, proposal.Volunteer), out var score);
            Check(eligible, $"{proposal} is not eligible");
            Check(!eligible || score == proposal.Score, $"{proposal} has {score} points");
        }

        foreach (var (need, wish) in instance.Needs)
            Check(proposals.Count(p => p.Need == need) <= wish.Count, $"{need} gets more than it wants");
        foreach (var (volunteer, profile) in instance.Volunteers)
        {
            Check(proposals.Count(p => p.Volunteer == volunteer) <= profile.Capacity, $"{volunteer} is over capacity");
            foreach (var (type, limit) in profile.CapacityByType)
                Check(proposals.Count(p => p.Volunteer == volunteer && wanted[p.Need].Type == type) <= limit, $"{volunteer} is over the limit for {type}");
        }

        Check(proof.TotalScore == proposals.Sum(p => (long)p.Score), "the total is not the sum");
        Check(needPrice.Values.Concat(volunteerPrice.Values).Concat(typePrice.Values).All(p => p > 0), "a price is not above 0");
        foreach (var ((need, volunteer), score) in pairs)
            Check(chosen.Contains((need, volunteer)) || score <= Together(need, volunteer), $"{need} and {volunteer} would score {score} at prices of {Together(need, volunteer)}");
        foreach (var need in needPrice.Keys)
            Check(proposals.Count(p => p.Need == need) == wanted[need].Count, $"{need} has a price and a place left");
        foreach (var volunteer in volunteerPrice.Keys)
            Check(proposals.Count(p => p.Volunteer == volunteer) == instance.Volunteers.Single(v => v.Ref == volunteer).Profile.Capacity, $"{volunteer} has a price and a place left");

        // Strong duality: the prices of all places, and what proposed pairs earn beyond theirs, are the total.
        var dual = needPrice.Sum(p => p.Value * wanted[p.Key].Count)
            + volunteerPrice.Sum(p => p.Value * instance.Volunteers.Single(v => v.Ref == p.Key).Profile.Capacity)
            + typePrice.Sum(p => p.Value * instance.Volunteers.Single(v => v.Ref == p.Key.Volunteer).Profile.CapacityByType[p.Key.Type])
            + proposals.Sum(p => Math.Max(0, p.Score - Together(p.Need, p.Volunteer)));
        Check(dual == proof.TotalScore, $"the prices prove {dual}, the total is {proof.TotalScore}");
        return faults;

        long Together(NeedRef need, VolunteerRef volunteer) =>
            needPrice.GetValueOrDefault(need) + volunteerPrice.GetValueOrDefault(volunteer) + typePrice.GetValueOrDefault((volunteer, wanted[need].Type));

        void Check(bool holds, string otherwise)
        {
            if (!holds)
                faults.Add(otherwise);
        }
    }
}
