using Matching.Contracts.Law;
using Matching.Contracts.Needs;

namespace Matching.Grains.Needs;

/// <summary>What must be settled on the client's side before anybody is asked.</summary>
internal static class OfferRules
{
    /// <summary>Nobody can begin any more.</summary>
    public static Problem Over { get; } = new(ProblemCode.WrongState, "The planned end has passed.", "end", "Give the need a later end, or open a new one.");

    /// <summary>The first thing that is missing, or null.</summary>
    public static Problem? Forbids(NeedCase details, NeedRequirements wish, VolunteerRef volunteer, string municipality, LawBook law) => details switch
    {
        _ when details.Conflicts.Contains(volunteer) =>
            new(ProblemCode.NotEligible, "This volunteer is excluded from the need.", "volunteer", "Choose another volunteer."),
        { ProtectedIdentity: true } when volunteer.Municipality != municipality =>
            new(ProblemCode.NotEligible, "The client's identity is protected: only the municipality's own volunteers are asked.", "volunteer", "Choose a volunteer of your own."),
        _ => Unsettled(details, law.For(municipality, wish.Type, wish.Start)),
    };

    /// <summary>What is missing whoever is asked, or null.</summary>
    public static Problem? Unsettled(NeedCase details, LawRule rule) => details switch
    {
        _ when rule.Regulated && details.MonthlyCost == 0 =>
            new(ProblemCode.WrongState, "The cost is not agreed yet.", "monthlyCost", "Agree arvode and omkostnad, and record the sum."),
        _ when rule.RelativesFirst && details.RelativesConsidered is null =>
            new(ProblemCode.WrongState, "Placement with relatives has not been considered yet.", "relativesConsidered", "Record the day on which it was considered."),
        _ => null,
    };
}
