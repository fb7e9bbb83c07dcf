using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;

namespace Matching.Grains.Needs;

/// <summary>What is judged again with the yes and at the start: the case may have changed since the offer was made.</summary>
internal sealed partial class NeedGrain
{
    /// <summary>A conflict of interest, kinship or a protected identity put on record since, or what was settled and no longer is; null where nothing stands in the way.</summary>
    private async Task<Problem?> Forbids(Offer offer) =>
        OfferRules.Forbids(State.Case!, State.Requirements!.From(Today), offer.Volunteer, Self.Municipality, law) ?? await ForbidsKin(offer);

    private async Task<Problem?> ForbidsKin(Offer offer)
    {
        if (State.Case!.KinTags.IsEmpty)
            return null;
        if (!(await GrainFactory.GetGrain<IMunicipalityGrain>(GrainKeys.Municipality(Self.Municipality)).Get()).Ok(out var own, out var problem))
            return problem;
        // Kin on any day: a start may be recorded when the planned end has passed.
        var pair = await PairQuestion.For(GrainFactory, NeedProjection.Descriptor(Self, State, law, Today) with { End = null }, own.Profile, offer.Volunteer, time);
        var misfits = await Volunteer(offer.Volunteer).Misfits(pair, offer.Id);
        return PairQuestion.Refuse(misfits & RejectionReasons.Kin) is { } kin ? Disclosure.ForViewer(kin, Self.Municipality, offer.Volunteer.Municipality) : null;
    }
}
