using Matching.Contracts.Law;
using Matching.Contracts.Needs;
using Matching.Contracts.Pool;

namespace Matching.Grains.Needs;

/// <summary>From a need to the de-identified descriptor that the region may know.</summary>
internal static class NeedProjection
{
    public static PoolNeed Descriptor(NeedRef need, NeedState state, LawBook law)
    {
        var wish = state.Requirements!;
        var rule = law.For(MunicipalityCode.Country(need.Municipality), wish.Type, wish.Start);
        return new(
            need,
            state.Version,
            wish.Type,
            wish.Place,
            Wanted(state, wish),
            [.. state.Offers.Where(o => o.Status == OfferStatus.Held).Select(o => o.Deadline)],
            wish.Start,
            wish.DecisionDate,
            Vocabulary.Languages.Mask(wish.LanguagesRequired),
            Vocabulary.Languages.Mask(wish.LanguagesPreferred),
            Vocabulary.Qualifications.Mask(wish.QualificationsRequired),
            rule.Checks.Aggregate(0u, (mask, kind) => mask | 1u << (int)kind),
            wish.Gender,
            WeekSlots.Mask(wish.WeekSlots),
            wish.SlotsNeeded,
            Vocabulary.Interests.Mask(wish.Interests),
            [.. state.Offers.Where(o => o.IsLive()).Select(o => o.Volunteer.Id).Concat(state.Declined).Distinct().Order()]);
    }

    /// <summary>What a round may still place: nothing while the emergency lane is asking.</summary>
    private static int Wanted(NeedState state, NeedRequirements wish) =>
        state.Status == NeedStatus.Open && state.Lane is not { IsActive: true } ? wish.Count - state.Offers.Count(NeedLedger.IsServed) : 0;
}
