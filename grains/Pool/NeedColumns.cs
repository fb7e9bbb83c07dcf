using Matching.Contracts.Pool;
using Matching.Contracts.Regions;
using Matching.Core;

namespace Matching.Grains.Pool;

/// <summary>From a query to what the scorer takes.</summary>
internal static class NeedColumns
{
    private const int HectometresPerKm = 10;

    public static Scorer Scorer(PoolQuery query)
    {
        var sharing = new SharingTable.Builder(query.Map.Members.Length);
        for (var set = 0; set < query.SharedBy.Length; set++)
        {
            var homes = query.SharedBy[set].Select(m => query.Map.Members.IndexOf(m)).Where(m => m >= 0).ToList();
            sharing.AddRow(homes[0], homes);
        }

        return new(Policy(query.Weights), sharing.Build());
    }

    /// <param name="kin">The pool's volunteers who are kin of a need's client.</param>
    public static NeedRow[] Rows(PoolQuery query, Func<PoolNeed, IEnumerable<UInt128>> kin) =>
        [.. query.Needs.Select((need, i) => Row(need, query.SharedByOfNeed[i], query, need.RelativesFirst ? [] : kin(need)))];

    public static ScoringPolicy Policy(ScoringWeights weights) => new()
    {
        Version = weights.Version,
        DistancePoints = weights.Distance,
        AvailabilityPoints = weights.Availability,
        SkillPoints = weights.Interests,
        LanguagePoints = weights.PreferredLanguage,
        ExperiencePoints = weights.Experience,
        ExperienceCap = weights.ExperienceCap,
        LoadPoints = weights.Load,
        GenderPenalty = weights.GenderPenalty,
        LanguagePenalty = weights.LanguagePenalty,
        ConditionPenalty = weights.ConditionPenalty,
        AgePenalty = weights.AgePenalty,
        RestPoints = weights.Rest,
        PriorityPoints = weights.PriorityPerWeek,
        PriorityCap = weights.PriorityCapWeeks,
    };

    private static NeedRow Row(PoolNeed need, int sharingRow, PoolQuery query, IEnumerable<UInt128> kin)
    {
        var (x, y) = query.Map.Plane.Project(need.Place);
        var start = Days.Number(need.Start);
        return new()
        {
            Municipality = (ushort)query.Map.Members.IndexOf(need.Need.Municipality),
            SharingRow = sharingRow,
            X = (short)x,
            Y = (short)y,
            Role = (byte)need.Type,
            LanguagesRequired = need.LanguagesRequired,
            LanguagesPreferred = need.LanguagesPreferred,
            CertificatesRequired = (ushort)need.QualificationsRequired,
            ChecksValidOn = Made(need.ChecksMadeSince),
            OtherAdultsValidOn = need.HouseholdMadeSince.IsEmpty ? default : Made(need.HouseholdMadeSince),
            ChecksNew = (byte)need.ChecksNew,
            Purposes = (byte)need.Purposes,
            PurposeChecks = (byte)need.PurposeChecks,
            Modes = (byte)need.Modes,
            ConditionsRequired = (byte)need.Conditions,
            ConditionsPreferred = (byte)need.ConditionsPreferred,
            AgeBands = (byte)need.AgeBands,
            Weekends = (byte)need.WeekendsAMonth,
            HoursStep = (byte)need.HoursStep,
            Places = (byte)need.PlacesInOneHome,
            LanguageIsSoft = need.LanguageIsSoft,
            GenderIsSoft = need.GenderIsSoft,
            MaxDistanceHm = (ushort)(need.MaxDistanceKm * HectometresPerKm ?? 0),
            GenderPreference = (Core.Gender)(int)need.Gender,
            Slots = need.WeekSlots,
            SlotsNeeded = (byte)need.SlotsNeeded,
            SlotsRequired = need.WeekSlotsRequired,
            SkillsWanted = need.Interests,
            Count = need.Wanted,
            Day = start,
            EndDay = Days.Number(need.End),
            Priority = WeeksWaited(need, query.Map.Today, query.Weights.PastClockWeeks),
            Excluded = need.Excluded.Select(Ids.Number).Concat(kin).Distinct().ToArray(),
        };
    }

    private static CheckDays Made(ImmutableArray<DateOnly?> since) => new(Days.Number(since[0]), Days.Number(since[1]), Days.Number(since[2]), Days.Number(since[3]));

    private static int WeeksWaited(PoolNeed need, DateOnly today, int whenPastClock) =>
        (need.DecisionDate is { } decided ? Math.Max(0, today.DayNumber - decided.DayNumber) / 7 : 0) + (need.CarryOutBy < today ? whenPastClock : 0);
}
