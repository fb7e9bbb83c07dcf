using Matching.Contracts.Needs;

namespace Matching.Grains.Needs;

/// <summary>Which children of a need of siblings an offer is for.</summary>
internal static class Siblings
{
    /// <summary>The ages fit the places.</summary>
    public static Problem? Check(NeedRequirements wish, NeedCase details) => details.SiblingAges switch
    {
        { IsDefault: true } => Problem.Invalid("The siblings' ages are missing.", "siblingAges", "Give a list, [] where the need has one client."),
        { IsEmpty: true } => wish is { ForChild: true, Count: > 1, Siblings: not SiblingRule.Apart }
            ? Problem.Invalid("The ages of the other siblings are missing.", "siblingAges", $"Give {wish.Count - 1}, one for each place after the first: they decide whose consent is asked.")
            : null,
        _ when !wish.ForChild => Problem.Invalid("Siblings have ages, and the need is not a child's.", "siblingAges", "Leave them out, or give childAge too."),
        var ages when ages.Length != wish.Count - 1 =>
            Problem.Invalid("The ages are not as many as the other siblings.", "siblingAges", $"Give {wish.Count - 1}, one for each place after the first, or change the count."),
        var ages when ages.Any(age => age is < 0 or >= Limits.AgeOfMajority) => Problem.Invalid("A sibling's age is out of range.", "siblingAges", "Give 0 to 17 whole years each."),
        _ => null,
    };

    /// <summary>The children that the coordinator chose can be offered.</summary>
    public static Problem? Forbids(OfferRequest request, NeedState state) => request.Children switch
    {
        { IsDefaultOrEmpty: true } => null,
        _ when state.Case!.SiblingAges.IsEmpty => Problem.Invalid("The need has one client.", "children", "Leave the children out."),
        var chosen when chosen.Distinct().Count() < chosen.Length || chosen.Any(child => child < 0 || child >= state.Requirements!.Count) =>
            Problem.Invalid("A child is unknown or stands twice.", "children", $"Choose from 0 to {state.Requirements!.Count - 1}: childAge's is 0, the first of siblingAges 1."),
        var chosen when !state.Requirements!.MayGoToOneHome(chosen.Length) =>
            Problem.Invalid("The siblings' rule wants another number of them in one home.", "children", $"The need says {state.Requirements!.Siblings}: choose as many, or change the need."),
        var chosen when chosen.Intersect(Served(state)).Any() || state.Lane is not { IsActive: true } && chosen.Intersect(Chosen(state)).Any() =>
            new(ProblemCode.WrongState, "A child has a home, or an offer that names it.", "children", "Choose others, or withdraw that offer."),
        _ => null,
    };

    /// <summary>Those whom an accepted offer serves: as chosen, or the first who have no home and whom no other offer names. Empty where the need has one client.</summary>
    public static ImmutableArray<int> Of(Offer accepted, NeedState state) =>
        state.Case!.SiblingAges.IsEmpty ? []
        : !accepted.Children.IsEmpty ? accepted.Children
        : [.. Enumerable.Range(0, state.Requirements!.Count).Except(Served(state)).OrderBy(Chosen(state).Contains).Take(accepted.Places).Order()];

    /// <summary>Somebody else has said yes for a child that the offer names.</summary>
    public static bool IsTooLate(this Offer offer, NeedState state) => offer.Children.Intersect(Served(state)).Any();

    private static IEnumerable<int> Served(NeedState state) =>
        from placement in state.Placements
        where state.Find(placement.Offer) is { } offer && offer.IsServed()
        from child in placement.Children
        select child;

    private static HashSet<int> Chosen(NeedState state) => [.. state.Offers.Where(o => o.Status == OfferStatus.Held).SelectMany(o => o.Children)];
}
