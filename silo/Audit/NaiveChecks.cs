using Matching.Contracts.Law;
using Matching.Contracts.Needs;
using Matching.Contracts.Volunteers;

namespace Matching.Silo.Audit;

/// <summary>The law's checks once more, rule by rule and person by person, for <see cref="NaiveRules"/>.</summary>
internal sealed class NaiveChecks(LawBook law)
{
    public bool Hold(VolunteerView volunteer, NeedView need)
    {
        var wish = need.Requirements;
        var lastAgreed = volunteer.Commitments.Where(c => c.Reservation.ForChild && (c.Started is not null || c.Status == CommitmentStatus.Placed)).Max(c => c.AgreedOn);
        foreach (var rule in law.For(need.Need.Municipality, wish.Type, wish.Start).Checks)
        {
            if ((rule.ChildrenOnly && !wish.ForChild) || need.Case.YoungestAge() >= rule.ChildUnder)
                continue;
            var people = volunteer.Profile.Members.Where(m => m.Number is not null).Select(m => m.Number).ToList();
            if (people.Count == 0)
                people.Add(null);
            if (rule.Scope == CheckScope.Household)
            {
                if (volunteer.Profile.Household is not { } household)
                    return false;
                people.AddRange(household.OtherAdults.Select(a => (int?)a.Number));
            }

            foreach (var person in people)
            {
                var made = volunteer.Profile.Checks
                    .Where(c => c.Kind == rule.Kind && c.Member == person && c.EndedOn is null && (rule.Purposes.IsEmpty || (int)c.Purpose < 2 || rule.Purposes.Contains(c.Purpose)))
                    .Max(c => (DateOnly?)c.Date);
                if (made is null || (rule.MaxAgeMonths is { } months && made < wish.Start.AddMonths(-months)))
                    return false;
                if (rule.NewForEachPlacement && made <= lastAgreed)
                    return false;
            }
        }

        return true;
    }
}
