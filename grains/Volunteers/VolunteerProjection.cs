using Matching.Contracts.Law;
using Matching.Contracts.Pool;
using Matching.Contracts.Volunteers;

namespace Matching.Grains.Volunteers;

/// <summary>From the truth to the row that the pool may know.</summary>
internal static class VolunteerProjection
{
    private const int CheckKinds = 4;

    /// <param name="law">Tells the caps that the home country sets for single types.</param>
    /// <param name="except">An entry that takes nothing: the one that is judged.</param>
    public static PoolRow Row(VolunteerRef volunteer, VolunteerState state, LawBook law, DateTimeOffset now, Guid? except = null)
    {
        var profile = state.Profile!;
        var today = CivilDay.Of(now);
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
            [.. Kinds.Select(kind => profile.EarliestOwn(kind))],
            WeekSlots.Mask(profile.WeekSlots),
            profile.Experience,
            profile.Capacity,
            profile.Caps(volunteer.Municipality, law, today),
            profile.Ongoing,
            state.Taken(now, except),
            profile.PausedUntil,
            profile.SharedOutsideHome)
        {
            HouseholdMade = profile.Household is null || profile.OtherAdults().Any() ? [.. Kinds.Select(kind => profile.EarliestOfOthers(kind))] : [],
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
            PurposesMade = [.. PurposesMade(profile, law.PurposeSets)],
        };
    }

    /// <summary>For the sets of purposes that the law names, the days that differ from the latest: few people have an extract that some needs do not accept.</summary>
    private static IEnumerable<PurposeMade> PurposesMade(VolunteerProfile profile, ImmutableArray<uint> sets) =>
        from purposes in sets
        where profile.Checks.Any(c => !CheckPurposes.Accepts(purposes, c.Purpose))
        from kind in Kinds
        from made in new[]
        {
            (Check: (int)kind, Any: profile.EarliestOwn(kind), Made: profile.EarliestOwn(kind, purposes)),
            (Check: CheckKinds + (int)kind, Any: profile.EarliestOfOthers(kind), Made: profile.EarliestOfOthers(kind, purposes)),
        }
        where made.Any != made.Made
        select new PurposeMade(made.Check, purposes, made.Made);

    private static IEnumerable<CheckKind> Kinds => Enumerable.Range(0, CheckKinds).Select(kind => (CheckKind)kind);

    private static uint Mask(Household? household) =>
        household is null ? 0 : Enum.GetValues<Condition>().Where(household.Meets).Aggregate(0u, (mask, condition) => mask | 1u << (int)condition);
}
