using Matching.Contracts.Law;

namespace Matching.Contracts.Volunteers;

/// <summary>Whether checks have the person's consent where the law of the types offered asks for it.</summary>
/// <param name="next">As it would be registered.</param>
/// <param name="known">What is registered; null for a first registration.</param>
public sealed class CheckConsents(VolunteerProfile next, VolunteerProfile? known, string home, LawBook law, DateOnly today)
{
    private readonly HashSet<CheckKind> asked = Asked(next.Types, home, law, today);
    private readonly HashSet<CheckKind> askedBefore = Asked(known?.Types ?? [], home, law, today);

    /// <summary>What is on record from before consent was recorded stays, as far as the types that were offered asked for consent too.</summary>
    public bool IsMissing(BackgroundCheck check) =>
        check.ConsentOn is null && asked.Contains(check.Kind) && !(askedBefore.Contains(check.Kind) && known!.Checks.Any(c => c.IsSameAs(check) && c.ConsentOn is null));

    private static HashSet<CheckKind> Asked(ImmutableArray<AssignmentType> types, string home, LawBook law, DateOnly today) =>
        [.. types.SelectMany(type => law.Find(home, type, today)?.Checks ?? []).Where(rule => rule.Consent).Select(rule => rule.Kind)];
}
