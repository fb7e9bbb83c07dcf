namespace Matching.Core.Tests.Scoring;

/// <summary>The rules and the formula of SCORING.md and the real policy, written for reading and sharing no code with the core.</summary>
internal sealed class NaiveScorer(ScoringPolicy policy, IReadOnlyList<HashSet<int>> sharing)
{
    private static readonly int[] Hours = [0, 2, 4, 8, 12, 20, 40];

    public SortedSet<string> Reasons(Person v, Request n)
    {
        var reasons = new SortedSet<string>();
        var distance = Distance(v, n);
        if (!v.Roles.Contains(n.Role))
            reasons.Add("Type");
        if (v.Capacity <= v.Active || v.BlockedRoles.Contains(n.Role) || PlaceDays(v, n).Any(day => PlacesLeft(v, n.Role, day) < Math.Max(1, n.Places)))
            reasons.Add("Capacity");
        if (!n.LanguageIsSoft && !n.LanguagesRequired.IsSubsetOf(v.Languages))
            reasons.Add("Language");
        if (!n.CertificatesRequired.IsSubsetOf(v.Certificates))
            reasons.Add("Certificate");
        if (Enumerable.Range(0, 4).Any(kind => Own(kind) < n.ChecksValidOn[kind] || Others(kind) < n.OtherAdultsValidOn[kind]
            || (n.ChecksNew.Contains(kind) && v.LastPlaced > 0 && Own(kind) <= v.LastPlaced)
            || (n.ChecksNew.Contains(kind + 4) && v.LastPlaced > 0 && Others(kind) <= v.LastPlaced)))
            reasons.Add("Check");
        if (n.Gender != 0 && !n.GenderIsSoft && v.Gender != n.Gender)
            reasons.Add("Gender");
        if (!sharing[n.SharingRow].Contains(v.Municipality))
            reasons.Add("Sharing");
        if (v.Municipality != n.Municipality && !v.SharedOutsideHome)
            reasons.Add("Consent");
        if (distance > v.MaxTravelHm)
            reasons.Add("Travel");
        if (n.MaxDistanceHm > 0 && distance > n.MaxDistanceHm)
            reasons.Add("DistanceCap");
        if (v.PausedUntil > n.Day)
            reasons.Add("Paused");
        if (n.Modes.Count > 0 && !n.Modes.Contains(v.Mode))
            reasons.Add("Mode");
        if (!n.Conditions.IsSubsetOf(v.Conditions))
            reasons.Add("Condition");
        var busy = v.TimesLeft.Where(t => Days(n, 40_000).Any(day => t.From <= day && (day < t.To || t.To == short.MaxValue))).ToList();
        if (v.Weekends < n.Weekends || v.HoursStep < n.HoursStep || busy.Exists(t => t.Weekends < n.Weekends || t.Hours < Hours[n.HoursStep]))
            reasons.Add("Pattern");
        if (!n.SlotsRequired.IsSubsetOf(v.Slots) || busy.Exists(t => !n.SlotsRequired.IsSubsetOf(t.Slots)))
            reasons.Add("Slots");
        if (v.Absences.Any(a => Days(n, 1).Any(day => a.From <= day && (day < a.To || a.To == short.MaxValue))))
            reasons.Add("BlockedOut");
        if (n.Excluded.Contains(v.Id))
            reasons.Add("Excluded");
        return reasons;

        int Own(int kind) => ForPurpose(kind) ?? v.ChecksValidUntil[kind];
        int? Others(int kind) => v.OtherAdults is { } days ? ForPurpose(kind + 4) ?? days[kind] : null;
        int? ForPurpose(int column) => n.PurposeChecks.Contains(column)
            ? v.PurposeDays.Where(d => d.Column == column && d.Purposes == n.Purposes).Select(d => (int?)d.Day).SingleOrDefault()
            : null;
    }

    public int Score(Person v, Request n)
    {
        var distance = Math.Max(0, policy.DistancePoints - policy.DistancePointsPerHm * (long)Math.Floor(Distance(v, n)));
        var covered = n.SlotsNeeded == 0 ? 0 : Math.Min(n.Slots.Count(v.Slots.Contains), n.SlotsNeeded) * (policy.AvailabilityPoints / n.SlotsNeeded);
        var skilled = n.SkillsWanted.Count == 0 ? 0 : n.SkillsWanted.Count(v.Skills.Contains) * (policy.SkillPoints / n.SkillsWanted.Count);
        var spoken = n.LanguagesPreferred.Count(v.Languages.Contains) * policy.LanguagePoints;
        var experienced = Math.Min(v.Experience, policy.ExperienceCap) * policy.ExperiencePoints;
        var free = v.Capacity == 0 ? 0 : policy.LoadPoints * (v.Capacity - v.Active) / v.Capacity;
        var penalty = 0;
        if (n.LanguageIsSoft)
            penalty += n.LanguagesRequired.Count(language => !v.Languages.Contains(language)) * policy.LanguagePenalty;
        if (n.GenderIsSoft && n.Gender != 0 && v.Gender != n.Gender)
            penalty += policy.GenderPenalty;
        penalty += n.ConditionsPreferred.Count(c => !v.Conditions.Contains(c)) * policy.ConditionPenalty;
        if (n.AgeBands.Count > 0 && v.AgeBand > 0 && !n.AgeBands.Contains(v.AgeBand))
            penalty += policy.AgePenalty;
        var score = Math.Max(0, distance + covered + skilled + spoken + experienced + free + (long)v.Rest * policy.RestPoints - penalty);
        return (int)score + Math.Min(n.Priority, policy.PriorityCap) * policy.PriorityPoints;
    }

    public List<(UInt128 Id, int Score)> Best(IEnumerable<Person> people, Request n, int k) =>
        [.. people.Where(v => Reasons(v, n).Count == 0).Select(v => (v.Id, Score: Score(v, n))).OrderByDescending(c => c.Score).ThenBy(c => c.Id).Take(k)];

    /// <summary>What a day leaves in total and of the role.</summary>
    public static int PlacesLeft(Person v, int role, int day)
    {
        var total = v.PlacesLeft.Where(p => p.Role is null && p.Covers(day)).Select(p => p.Left).Append(v.Capacity - v.Active).First();
        var typed = v.PlacesOfTypes.Where(t => t.Role == role).Select(t => t.Left).Append(int.MaxValue).First();
        return Math.Min(total, v.PlacesLeft.Where(p => p.Role == role && p.Covers(day)).Select(p => p.Left).Append(typed).First());
    }

    // One day is like the others where nothing is told by days; and nothing is told of after a hundred days.
    private static IEnumerable<int> PlaceDays(Person v, Request n) => Days(n, 300).Take(v.PlacesLeft.Length == 0 ? 1 : int.MaxValue);

    // Day by day, as far as anything can happen.
    private static IEnumerable<int> Days(Request n, int withoutEnd) => Enumerable.Range(n.Day, Math.Min(n.EndDay > 0 ? n.EndDay - n.Day : withoutEnd, 40_000));

    private static double Distance(Person v, Request n) => Math.Sqrt(Math.Pow(v.Place.X - n.Place.X, 2) + Math.Pow(v.Place.Y - n.Place.Y, 2));
}
