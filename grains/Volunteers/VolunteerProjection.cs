using Matching.Contracts.Law;
using Matching.Contracts.Pool;
using Matching.Contracts.Volunteers;

namespace Matching.Grains.Volunteers;

/// <summary>From the truth to the row that the pool may know.</summary>
internal static class VolunteerProjection
{
    private const int CheckKinds = 4;

    /// <param name="law">Tells the caps that the home country sets for single types.</param>
    public static PoolRow Row(VolunteerRef volunteer, VolunteerState state, LawBook law, DateTimeOffset now)
    {
        var profile = state.Profile!;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return new(
            volunteer,
            state.Version,
            profile.Home,
            profile.MaxTravelKm,
            profile.Gender,
            profile.ApprovedTypes(volunteer.Municipality, law, today).Aggregate(0u, (mask, type) => mask | 1u << (int)type),
            Vocabulary.Languages.Mask(profile.Languages),
            Vocabulary.Interests.Mask(profile.Interests),
            Vocabulary.Qualifications.Mask(profile.Qualifications),
            [.. Kinds.Select(profile.EarliestOwn)],
            WeekSlots.Mask(profile.WeekSlots),
            profile.Experience,
            profile.Capacity,
            profile.Caps(volunteer.Municipality, law, today),
            profile.Ongoing,
            state.Taken(now),
            profile.PausedUntil,
            profile.SharedOutsideHome)
        {
            HouseholdMade = profile.Household is null || profile.OtherAdults().Any() ? [.. Kinds.Select(profile.EarliestOfOthers)] : [],
            LastAgreed = state.LastAgreed(),
            Mode = VolunteerKinds.Mode(profile.Kind),
            Conditions = Mask(profile.Household),
            AgeBand = profile.BirthYear is { } year ? AgeBands.Of(today.Year - year) : null,
            WeekendsAMonth = profile.WeekendsAMonth,
            HoursStep = profile.HoursAWeek is { } hours ? WeekHours.Step(hours) : WeekHours.Steps.Length,
            BlockedOut = profile.BlockedOut,
            KinTags = profile.KinTags,
            HoursAWeek = profile.HoursAWeek,
            LastAsked = state.LastAsked,
        };
    }

    private static IEnumerable<CheckKind> Kinds => Enumerable.Range(0, CheckKinds).Select(kind => (CheckKind)kind);

    private static uint Mask(Household? household) =>
        household is null ? 0 : Enum.GetValues<Condition>().Where(household.Meets).Aggregate(0u, (mask, condition) => mask | 1u << (int)condition);
}
