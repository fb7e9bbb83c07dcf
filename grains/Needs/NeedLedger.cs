using Matching.Contracts.Needs;
using Matching.Contracts.Placements;

namespace Matching.Grains.Needs;

/// <summary>The arithmetic of a need's offers.</summary>
internal static class NeedLedger
{
    public static Offer? Find(this NeedState state, Guid offer) => state.Offers.FirstOrDefault(o => o.Id == offer);

    public static Placement? Placement(this NeedState state, Guid offer) => state.Placements.FirstOrDefault(p => p.Offer == offer);

    /// <summary>The request is the one that it was made by, repeated. An offer from before overrides were kept as asked for knows what it lifted.</summary>
    public static bool IsMadeBy(this Offer offer, OfferRequest request) =>
        offer.Volunteer == request.Volunteer && offer.Children.SequenceEqual(request.Children) && (offer.Asked ?? offer.Override) == request.Override
        && (request.Agreement is null || request.Agreement == offer.Agreement);

    /// <summary>It fills one of the places wanted, or did until it ended.</summary>
    public static bool IsServed(this Offer offer) => offer.Status is OfferStatus.Accepted or OfferStatus.Ended;

    public static bool IsLive(this Offer offer) => offer.Status is OfferStatus.Held or OfferStatus.Accepted;

    /// <summary>Places wanted that none of the offers of <paramref name="which"/> fills.</summary>
    public static int PlacesLeft(this NeedState state, Func<Offer, bool> which) => PlacesLeft(state, state.Offers, which);

    /// <summary>It fills places, or may.</summary>
    public static bool IsTaken(this Offer offer) => offer.IsLive() || offer.IsServed();

    /// <summary>
    /// Places for which one volunteer is asked: all where siblings stay together; where they had better, all that are left, and those that are only held are
    /// left to a lane, in which the first yes wins.
    /// </summary>
    public static int PlacesToAskFor(this NeedState state) => state.Requirements!.Siblings switch
    {
        SiblingRule.TogetherPreferred => state.PlacesLeft(state.Lane is { IsActive: true } ? IsServed : IsTaken),
        _ => state.Requirements.PlacesInOneHome(),
    };

    /// <summary>A hold whose deadline has passed: only the volunteer knows how it ended.</summary>
    public static bool IsUnsettled(this Offer offer, DateTimeOffset now) => offer.Status == OfferStatus.Held && now >= offer.Deadline;

    public static NeedState With(this NeedState state, Offer offer) => state.Next(
        state.Find(offer.Id) is { } known ? state.Offers.Replace(known, offer) : Dropping(state.Offers).Add(offer));

    /// <summary>The offer's place was given back: its end is no longer owed. A placement that had not begun is refused with it.</summary>
    public static NeedState Ended(this NeedState state, Offer offer)
    {
        var next = offer.Status is OfferStatus.Declined or OfferStatus.Interrupted || state.Placement(offer.Id) is { Stage: PlacementStage.Refused } ? state.WithNo(offer) : state.With(offer);
        var open = state.Placement(offer.Id) is { Stage: not (PlacementStage.Refused or PlacementStage.Ended) } placement ? placement : null;
        return next with
        {
            Ending = state.Ending.RemoveAll(o => o.Id == offer.Id),
            Placements = open is null ? state.Placements : state.Placements.Replace(open, open with { Stage = PlacementStage.Refused, RefusedBy = PlacementSide.Municipality }),
        };
    }

    /// <summary>A no to this pair, whoever said it, is remembered until the need changes. Whoever only takes an offer back has said none.</summary>
    private static NeedState WithNo(this NeedState state, Offer offer) =>
        state.With(offer) with { Declined = state.Declined.Contains(offer.Volunteer.Id) ? state.Declined : state.Declined.Add(offer.Volunteer.Id) };

    /// <summary>After the number wanted changed.</summary>
    public static NeedState Recounted(this NeedState state) => state.Next(state.Offers);

    private static NeedState Next(this NeedState state, ImmutableArray<Offer> offers)
    {
        var filled = PlacesLeft(state, offers, IsServed) <= 0;
        var status = state.Status == NeedStatus.Closed ? NeedStatus.Closed : filled ? NeedStatus.Filled : NeedStatus.Open;
        return state with { Offers = offers, Status = LifeCycles.Need.Leads(state.Status, status), Version = state.Version + 1 };
    }

    private static int PlacesLeft(NeedState state, ImmutableArray<Offer> offers, Func<Offer, bool> which) => state.Requirements!.Count - offers.Where(which).Sum(o => o.Places);

    private static ImmutableArray<Offer> Dropping(ImmutableArray<Offer> offers) =>
        offers.Length < Limits.OffersPerNeed || offers.FirstOrDefault(o => !o.IsTaken()) is not { } oldest ? offers : offers.Remove(oldest);
}
