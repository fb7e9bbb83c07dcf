using Matching.Contracts.Law;
using Matching.Contracts.Volunteers;

namespace Matching.Grains.Volunteers;

/// <summary>What a volunteer's checks say under a rule, at a placement date.</summary>
internal static class VolunteerChecks
{
    /// <summary>The day of the latest check that counts, of the volunteer (<paramref name="member"/> null) or of another adult; null where there is none.</summary>
    /// <param name="purposes">What it must have been made for, as bits; 0: anything.</param>
    public static DateOnly? Latest(this VolunteerProfile profile, CheckKind kind, int? member, uint purposes = 0) =>
        profile.Checks.Where(c => c.Kind == kind && c.Member == member && c.EndedOn is null && CheckPurposes.Accepts(purposes, c.Purpose)).Select(c => (DateOnly?)c.Date).Max();

    /// <summary>The earliest of the latest checks of those who must have it; null where one of them has none.</summary>
    public static DateOnly? EarliestOwn(this VolunteerProfile profile, CheckKind kind, uint purposes = 0) => profile.Earliest(profile.OwnPeople(), kind, purposes);

    /// <summary>The earliest of the other adults' latest checks; null where one of them has none, or where nobody knows who they are.</summary>
    public static DateOnly? EarliestOfOthers(this VolunteerProfile profile, CheckKind kind, uint purposes = 0) => profile.Earliest(profile.OtherAdults(), kind, purposes);

    /// <summary>The rule is met by a placement that starts on <paramref name="start"/>: on the day itself, and by a new check where the rule asks for one.</summary>
    public static bool Meets(this VolunteerProfile profile, CheckRule rule, DateOnly start, DateOnly? lastAgreed) =>
        profile.MetOn(rule, start, madeAfter: rule.NewForEachPlacement ? lastAgreed : null);

    /// <summary>
    /// The profile with its checks as they stand after what changed since <paramref name="known"/>, and the checks that were taken out of it: an event that
    /// the home country's law names ends the older ones, and putting one back does not revive it.
    /// </summary>
    /// <param name="entered">Events entered by hand: they end what was made before them, whenever it is recorded.</param>
    public static (VolunteerProfile Profile, ImmutableArray<BackgroundCheck> Removed) WithEvents(
        this VolunteerProfile next, VolunteerProfile? known, ImmutableArray<BackgroundCheck> removed, ImmutableArray<RecordedEvent> entered, string home, LawBook law, DateOnly today)
    {
        var events = known is null ? [] : Events(known, next).ToList();
        var rules = next.Types.Union(known?.Types ?? []).SelectMany(type => law.Find(home, type, today)?.Checks ?? []).ToList();
        var before = (known?.Checks ?? []).Concat(removed).Select(c => c with { EndedOn = c.EndedOn ?? (events.Exists(e => Ends(e, c)) ? today : null) }).ToList();
        return (
            next with { Checks = [.. next.Checks.Select(c => c with { EndedOn = before.Find(b => b.IsSameAs(c))?.EndedOn ?? EndedBefore(c) })] },
            [.. before.Where(b => !next.Checks.Any(c => b.IsSameAs(c))).OrderByDescending(b => b.Date).Take(Limits.ChecksPerVolunteer)]);

        bool Ends(LifeEvent change, BackgroundCheck check) =>
            rules.Exists(rule => rule.Kind == check.Kind && rule.EndedBy.Contains(change) && (check.Member is null || next.Kind != VolunteerKind.Individual || rule.Scope == CheckScope.Household));

        DateOnly? EndedBefore(BackgroundCheck check) =>
            entered.Where(e => e.On > check.Date && (IsDecision(e.Event) || Ends(e.Event, check))).Min(e => (DateOnly?)e.On);
    }

    /// <summary>Not the law ends the checks, but the municipality that enters it.</summary>
    private static bool IsDecision(LifeEvent change) => change is not (LifeEvent.AddressChanged or LifeEvent.AdultJoined);

    private static DateOnly? Earliest(this VolunteerProfile profile, IEnumerable<int?> people, CheckKind kind, uint purposes)
    {
        var days = people.Select(person => profile.Latest(kind, person, purposes)).ToList();
        return days.Contains(null) ? null : days.Min();
    }

    private static IEnumerable<LifeEvent> Events(VolunteerProfile known, VolunteerProfile next)
    {
        if (known.Home != next.Home)
            yield return LifeEvent.AddressChanged;
        // Whoever was not on record is new: nobody knows since when they live there.
        if (next.OtherAdults().Except(known.OtherAdults()).Any())
            yield return LifeEvent.AdultJoined;
    }
}
