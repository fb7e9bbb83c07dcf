using Matching.Contracts.Municipalities;
using Matching.Contracts.Regions;
using static Matching.Samples.Format.RegionFileCheck;

namespace Matching.Samples.Format;

/// <summary>What the types of <see cref="PolicyFile"/> and <see cref="TermsFile"/> cannot say. Whether weights stay exact together the service refuses itself.</summary>
internal static class PolicyFileCheck
{
    public static Fault? FirstFault(PolicyFile file) => Faults(file).FirstOrDefault(f => f is not null);

    public static Fault? FirstFault(TermsFile file) => Faults(file).FirstOrDefault(f => f is not null);

    private static IEnumerable<Fault?> Faults(PolicyFile file)
    {
        yield return Refuse(file.Policies.Length is 0 or > RegionPolicy.Most, "policies", "The number of policies is out of range.", $"Give 1 to {RegionPolicy.Most}.");
        for (var i = 0; i < file.Policies.Length; i++)
        {
            if (file.Policies[i] is not { Weights: { } weights } policy)
            {
                yield return Absent($"policies[{i}]");
                yield break;
            }

            yield return Text(policy.Reason, $"policies[{i}].reason");
            yield return Refuse(weights.Version < 1, $"policies[{i}].weights.version", "The version is below 1.", "Count versions from 1.");
            yield return Refuse(policy.Sharing.HomeFirstPoints is < 0 or > SharingPolicy.MaxHomeFirstPoints, $"policies[{i}].sharing.homeFirstPoints",
                "The home-first points are out of range.", $"Choose 0 to {SharingPolicy.MaxHomeFirstPoints}.");
            yield return Refuse(i > 0 && (policy.From <= file.Policies[i - 1].From || weights.Version <= file.Policies[i - 1].Weights.Version), $"policies[{i}].from",
                "The policy does not follow the one before.", "Let both from and weights.version grow from entry to entry.");
        }
    }

    private static IEnumerable<Fault?> Faults(TermsFile file)
    {
        var seen = new HashSet<(AssignmentType, DateOnly)>();
        for (var i = 0; i < file.Terms.Length; i++)
        {
            var (terms, at) = (file.Terms[i], $"terms[{i}]");
            if (terms is null)
            {
                yield return Absent(at);
                yield break;
            }

            yield return Text(terms.Name, $"{at}.name");
            yield return Refuse(!seen.Add((terms.Type, terms.From)), $"{at}.from", "The same type and day stand twice.", "Give changed terms a later day.");
            yield return Refuse(terms.MonthlyCostFrom < 0 || terms.MonthlyCostFrom > terms.MonthlyCostTo, $"{at}.monthlyCostFrom", "The costs are out of range.", "Give 0 or more, the least not above the most.");
            yield return Refuse(terms.OfferHoldHours is < MunicipalityPolicy.MinHoldHours or > MunicipalityPolicy.MaxHoldHours, $"{at}.offerHoldHours",
                "The hold time is out of range.", $"Choose {MunicipalityPolicy.MinHoldHours} to {MunicipalityPolicy.MaxHoldHours} hours.");
            yield return Refuse(terms.FollowUpMonths is < 1 or > AssignmentTerms.MaxFollowUpMonths, $"{at}.followUpMonths",
                "The months between follow-ups are out of range.", $"Choose 1 to {AssignmentTerms.MaxFollowUpMonths}.");
        }
    }
}
