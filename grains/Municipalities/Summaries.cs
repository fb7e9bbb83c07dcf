using Matching.Contracts.Districts;
using Matching.Contracts.Municipalities;
using Matching.Grains.Needs;
using Matching.Grains.State;
using Matching.Grains.Volunteers;

namespace Matching.Grains.Municipalities;

/// <summary>Rows of the lists, as the caller's authority may see them; null where there is none.</summary>
internal static class Summaries
{
    public static NeedSummary? Of(string key, NeedState state, ImmutableArray<DistrictView> districts)
    {
        if (state.Requirements is not { } wish || !CallAuthority.Sees(wish.Type))
            return null;
        var district = In(wish.Place, districts);
        var contactPoint = state.Case is { ContactPoint.Length: > 0 } own ? own.ContactPoint : district?.ContactPoint;
        return new(StoredPages.IdOf(key), wish.Type, state.Status, district?.Code, contactPoint, wish.Start, wish.DecisionDate, wish.Count);
    }

    public static VolunteerSummary? Of(string key, VolunteerState state, ImmutableArray<DistrictView> districts, DateTimeOffset now) =>
        state.Profile is { } profile
            ? new(StoredPages.IdOf(key), profile.Kind, profile.Types, In(profile.Home, districts)?.Code, state.Free(now), Silence.LastContact(state))
            : null;

    private static District? In(Place place, ImmutableArray<DistrictView> districts) => districts.FirstOrDefault(d => d.District.Contains(place))?.District;
}
