using Matching.Contracts.Law;
using Matching.Contracts.Needs;
using Matching.Contracts.Pool;

namespace Matching.Grains.Needs;

/// <summary>From a need to the de-identified descriptor that the region may know.</summary>
internal static class NeedProjection
{
    private const int CheckKinds = 4;

    /// <param name="today">The first day on which it can be met.</param>
    public static PoolNeed Descriptor(NeedRef need, NeedState state, LawBook law, DateOnly today)
    {
        var wish = state.Requirements!.From(today);
        var details = state.Case!;
        var rule = law.For(need.Municipality, wish.Type, wish.Start);
        var checks = rule.ChecksFor(wish.ForChild, rule.ChildUnder(details.YoungestAge())).ToList();
        var household = checks.FindAll(c => c.Scope == CheckScope.Household);
        return new(
            need,
            state.Version,
            wish.Type,
            wish.Place,
            Wanted(state, wish, today),
            [.. state.Offers.Where(o => o.Status == OfferStatus.Held).SelectMany(o => Enumerable.Repeat(o.Deadline, o.Places))],
            wish.Start,
            wish.DecisionDate,
            Vocabulary.Languages.Mask(wish.LanguagesRequired),
            Vocabulary.Languages.Mask(wish.LanguagesPreferred),
            Vocabulary.Qualifications.Mask(wish.QualificationsRequired),
            MadeSince(checks, wish.Start),
            wish.Gender,
            WeekSlots.Mask(wish.WeekSlots),
            wish.SlotsNeeded,
            Vocabulary.Interests.Mask(wish.Interests),
            [.. state.Offers.Where(o => o.IsLive()).Select(o => o.Volunteer.Id).Concat(state.Declined).Concat(details.Conflicts.Select(v => v.Id)).Distinct().Order()])
        {
            HouseholdMadeSince = household.Count == 0 ? [] : MadeSince(household, wish.Start),
            ChecksNew = New(checks) | New(household) << CheckKinds,
            Purposes = CheckPurposes.Mask(checks.SelectMany(c => c.Purposes)),
            PurposeChecks = Narrow(checks) | Narrow(household) << CheckKinds,
            End = wish.End,
            Modes = wish.Modes.Aggregate(0u, (mask, mode) => mask | 1u << (int)mode),
            Conditions = Mask(wish.Conditions),
            ConditionsPreferred = Mask(wish.ConditionsPreferred),
            LanguageIsSoft = wish.LanguageIsSoft,
            GenderIsSoft = wish.GenderIsSoft,
            AgeBands = Contracts.Values.AgeBands.Mask(wish.AgeFrom, wish.AgeTo),
            WeekendsAMonth = wish.WeekendsAMonth,
            HoursStep = WeekHours.Step(wish.HoursAWeek),
            WeekSlotsRequired = wish.Time().WeekSlots,
            PlacesInOneHome = wish.PlacesInOneHome(),
            PlacesPreferred = wish.Siblings == SiblingRule.TogetherPreferred ? Math.Max(1, state.PlacesLeft(NeedLedger.IsTaken)) : 1,
            MaxDistanceKm = wish.MaxDistanceKm,
            KinTags = details.KinTags,
            CarryOutBy = law.CarryOutBy(need.Municipality, wish.Type, wish.DecisionDate),
            RelativesFirst = rule.RelativesFirst,
            HomeOnly = details.ProtectedIdentity,
            ForRounds = !details.ProtectedIdentity && OfferRules.Unsettled(details, rule) is null,
        };
    }

    /// <summary>The descriptor as a board has it: with how long it waits, and in no round where nobody answers for it, because no offer is made then.</summary>
    public static PoolNeed ForBoard(this PoolNeed need, NeedState state, string? contactPoint) =>
        need with { WaitingSince = WaitingSince(state), ForRounds = need.ForRounds && contactPoint is not null };

    /// <summary>Needs from before milestones were kept have none.</summary>
    private static DateOnly? WaitingSince(NeedState state) => state.Milestones switch
    {
        [.., { Status: NeedStatus.Open } last] => last.Since(),
        [] when state.Status == NeedStatus.Open => state.Requirements!.DecisionDate,
        _ => null,
    };

    /// <summary>What a round may still place: nothing while the emergency lane is asking, or when its days have passed.</summary>
    private static int Wanted(NeedState state, NeedRequirements wish, DateOnly today) =>
        state.Status == NeedStatus.Open && !(wish.End <= today) && state.Lane is not { IsActive: true } ? Math.Min(wish.VolunteersWanted(), state.PlacesLeft(NeedLedger.IsServed)) : 0;

    /// <summary>By kind, the strictest rule's oldest day; null where no rule asks for the kind.</summary>
    private static ImmutableArray<DateOnly?> MadeSince(List<CheckRule> rules, DateOnly start) =>
        [.. Enumerable.Range(0, CheckKinds).Select(kind => rules.Where(r => (int)r.Kind == kind).Select(r => (DateOnly?)r.MadeSince(start)).Max())];

    private static uint New(List<CheckRule> rules) => rules.Where(r => r.NewForEachPlacement).Aggregate(0u, (mask, rule) => mask | 1u << (int)rule.Kind);

    private static uint Narrow(List<CheckRule> rules) => rules.Where(r => !r.Purposes.IsEmpty).Aggregate(0u, (mask, rule) => mask | 1u << (int)rule.Kind);

    private static uint Mask(ImmutableArray<Condition> conditions) => conditions.Aggregate(0u, (mask, condition) => mask | 1u << (int)condition);
}
