using Matching.Contracts.Law;
using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;

namespace Matching.Grains.Tests.Stories;

/// <summary>The shipped law's checks once more, rule by rule and person by person.</summary>
internal static class NaiveChecks
{
    /// <summary>The last day on which the volunteer agreed to serve a child, of those that began or may yet: a new extract is asked for each new child.</summary>
    public static DateOnly? LastAgreed(IEnumerable<Commitment> commitments) =>
        commitments.Where(c => c.Reservation.ForChild && (c.Started is not null || c.Status == CommitmentStatus.Placed)).Max(c => c.AgreedOn);

    /// <param name="lastAgreed">The day another placement of the volunteer was last agreed.</param>
    /// <param name="begun">It began on that day: a check made since does not count, and one that ended since does.</param>
    public static bool Hold(VolunteerProfile profile, string municipality, AssignmentType type, bool forChild, int? childUnder, DateOnly start, DateOnly? lastAgreed, bool begun = false)
    {
        foreach (var rule in LawBook.Default.For(municipality[..2], type, start).Checks)
        {
            if ((rule.ChildrenOnly && !forChild) || childUnder > rule.ChildUnder)
                continue;
            if (People(profile, rule.Scope) is not { } people)
                return false;
            foreach (var person in people)
            {
                var made = profile.Checks
                    .Where(c => c.Kind == rule.Kind && c.Member == person && (begun ? c.Date <= start && !(c.EndedOn <= start) : c.EndedOn is null) && (rule.Purposes.IsEmpty || (int)c.Purpose < 2 || rule.Purposes.Contains(c.Purpose)))
                    .Max(c => (DateOnly?)c.Date);
                if (made is null || (rule.MaxAgeMonths is { } months && made < start.AddMonths(-months)) || (rule.NewForEachPlacement && made <= lastAgreed))
                    return false;
            }
        }

        return true;
    }

    /// <summary>What the law of the day wanted made before a decision was made, and held.</summary>
    public static bool HeldBefore(VolunteerProfile profile, string home, AssignmentType type, DateOnly decided) =>
        LawBook.Default.All.Where(l => l.Country == home[..2] && l.Type == type && l.From <= decided && !(l.Until <= decided)).MaxBy(l => l.From) is not { } law
        || law.Checks.Where(c => c.BeforeApproval).All(rule => People(profile, rule.Scope)?.TrueForAll(person => profile.Checks.Any(c =>
            (c.Kind, c.Member) == (rule.Kind, person) && c.Date <= decided && (c.EndedOn is null || c.EndedOn > decided) && (rule.Purposes.IsEmpty || (int)c.Purpose < 2 || rule.Purposes.Contains(c.Purpose)))) == true);

    /// <summary>Null where nobody knows.</summary>
    private static List<int?>? People(VolunteerProfile profile, CheckScope scope)
    {
        var people = profile.Members.Where(m => m.Number is not null).Select(m => m.Number).ToList();
        if (people.Count == 0)
            people.Add(null);
        if (scope == CheckScope.Person)
            return people;
        if (profile.Household is not { } household)
            return null;
        people.AddRange(household.OtherAdults.Select(a => (int?)a.Number));
        return people;
    }

    /// <summary>The youngest child is not that old; null where nobody is a child.</summary>
    public static int? AgeNotReached(NeedCase? details) => details?.ChildAge is { } age ? details.SiblingAges.Append(age).Min() + 1 : null;
}
