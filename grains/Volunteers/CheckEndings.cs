using Matching.Contracts.Law;
using Matching.Contracts.Volunteers;

namespace Matching.Grains.Volunteers;

/// <summary>Which checks should be renewed: the window that the home country's rule opens before a check ends, and events that ended one.</summary>
internal static class CheckEndings
{
    /// <summary>Of the types the volunteer is approved for; one entry for each check, with the strictest rule's days.</summary>
    public static ImmutableArray<CheckEnding> EndingChecks(this VolunteerProfile profile, string home, LawBook law, DateOnly day)
    {
        var due = from type in profile.ApprovedTypes(home, law, day)
                  from rule in law.Find(home, type, day)?.Checks ?? []
                  from member in profile.People(rule.Scope)
                  let check = profile.Newest(rule, member)
                  let renewFrom = check?.EndedOn ?? (check is null ? null : rule.RenewFrom(check.Date))
                  where renewFrom <= day
                  select (Type: type, Rule: rule, Check: check, RenewFrom: renewFrom.Value);
        return
        [
            .. due.GroupBy(d => (d.Check.Kind, d.Check.Member, d.Check.Date)).OrderBy(d => d.Key.Kind).ThenBy(d => d.Key.Member).ThenBy(d => d.Key.Date).Select(group => new CheckEnding(
                group.Key.Kind,
                group.Key.Member,
                group.First().Check.Date,
                group.Min(d => d.RenewFrom),
                group.Min(d => d.Rule.LastDay(d.Check.Date)),
                group.First().Check.EndedOn,
                group.MinBy(d => d.RenewFrom).Rule.Responsible,
                [.. group.Select(d => d.Type).Distinct().Order()])),
        ];
    }

    /// <summary>The latest that counts; where none does, the latest that an event ended.</summary>
    private static BackgroundCheck? Newest(this VolunteerProfile profile, CheckRule rule, int? member) =>
        profile.Checks.Where(c => c.Kind == rule.Kind && c.Member == member && CheckPurposes.Accepts(CheckPurposes.Mask(rule.Purposes), c.Purpose)).OrderBy(c => c.EndedOn is null).ThenBy(c => c.Date).LastOrDefault();
}
