using Matching.Contracts.Pool;
using Matching.Contracts.Regions;
using Matching.Core;

namespace Matching.Grains.Pool;

/// <summary>From a query to what the scorer takes.</summary>
internal static class NeedColumns
{
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

    public static NeedRow[] Rows(PoolQuery query) => [.. query.Needs.Select((need, i) => Row(need, query.SharedByOfNeed[i], query))];

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
        PriorityPoints = weights.PriorityPerWeek,
        PriorityCap = weights.PriorityCapWeeks,
    };

    private static NeedRow Row(PoolNeed need, int sharingRow, PoolQuery query)
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
            ChecksValidOn = new(Asked(need, 0, start), Asked(need, 1, start), Asked(need, 2, start), Asked(need, 3, start)),
            GenderPreference = (Core.Gender)(int)need.Gender,
            Slots = need.WeekSlots,
            SlotsNeeded = (byte)need.SlotsNeeded,
            SkillsWanted = need.Interests,
            Count = need.Wanted,
            Day = start,
            Priority = WeeksWaited(need, query.Map.Today),
            Excluded = need.Excluded.Select(Ids.Number).ToArray(),
        };
    }

    private static short Asked(PoolNeed need, int kind, short start) => (need.ChecksRequired >> kind & 1) == 1 ? start : (short)0;

    private static int WeeksWaited(PoolNeed need, DateOnly today) => need.DecisionDate is { } decided ? Math.Max(0, today.DayNumber - decided.DayNumber) / 7 : 0;
}
