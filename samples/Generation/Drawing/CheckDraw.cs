using Matching.Contracts.Law;
using Matching.Contracts.Volunteers;

namespace Matching.Samples.Generation.Drawing;

/// <summary>The checks that the law asks for, as they look in life: most hold, some end soon or have ended, a few were never made.</summary>
internal static class CheckDraw
{
    /// <summary>From the consent to the register's answer (dk: within ten weekdays).</summary>
    private const int DaysOfTheRegister = 9;

    private enum State
    {
        Holding,
        EndingSoon,
        Ended,
    }

    private enum Made
    {
        Unstated,
        AsAsked,
        InFull,
        ForAnother,
    }

    private static readonly Weights<State> States = new((State.Holding, 84), (State.EndingSoon, 8), (State.Ended, 8));
    private static readonly Weights<Made> Purposes = new((Made.Unstated, 45), (Made.AsAsked, 40), (Made.InFull, 10), (Made.ForAnother, 5));

    /// <param name="profile">With its household, members and approvals.</param>
    public static ImmutableArray<BackgroundCheck> For(RegionPlan plan, VolunteerProfile profile, Draw draw, Draw purposes)
    {
        var asked = profile.Types.SelectMany(t => LawBook.Default.For(plan.Country.Code, t, plan.AsOf).Checks).ToList();
        return [.. Before(plan, profile, purposes).Concat(Now()).DistinctBy(c => (c.Kind, c.Member, c.Date))];

        IEnumerable<BackgroundCheck> Now()
        {
            foreach (var person in profile.OwnPeople().ToList())
            {
                var made = Day(plan, draw);
                foreach (var kind in asked.Select(c => c.Kind).Distinct().Order())
                    if (!draw.Percent(4))
                        yield return Check(kind, person, made);
                if (person is not null)
                    continue;
                foreach (var adult in profile.OtherAdults())
                    foreach (var kind in asked.FindAll(c => c.Scope == CheckScope.Household).Select(c => c.Kind).Distinct().Order())
                        if (!draw.Percent(3))
                            yield return Check(kind, adult, made);
            }
        }

        BackgroundCheck Check(CheckKind kind, int? person, DateOnly made) => new(kind, made)
        {
            Member = person,
            ConsentOn = asked.Exists(c => c.Kind == kind && c.Consent) ? made.AddDays(-DaysOfTheRegister) : null,
            FetchedBy = asked.Find(c => c.Kind == kind)!.Responsible,
            Purpose = purposes.Pick(Purposes) switch
            {
                Made.AsAsked => AsAsked(profile, asked.FindAll(c => c.Kind == kind)),
                Made.InFull => CheckPurpose.Full,
                Made.ForAnother => CheckPurpose.School,
                _ => CheckPurpose.Unstated,
            },
        };
    }

    /// <summary>What the law wants made before a decision was made before it, of everybody.</summary>
    private static IEnumerable<BackgroundCheck> Before(RegionPlan plan, VolunteerProfile profile, Draw draw)
    {
        var decided = from approval in profile.Approvals
                      where approval.Stage == ApprovalStage.Approved
                      from rule in LawBook.Default.Find(plan.Country.Code, approval.Type, approval.Since)?.Checks ?? []
                      where rule.BeforeApproval
                      group (approval.Since, Rule: rule) by (rule.Kind, rule.Scope);
        foreach (var decisions in decided)
        {
            var made = decisions.Min(d => d.Since).AddDays(-draw.Between(5, 40));
            var purpose = draw.Percent(60) ? AsAsked(profile, [.. decisions.Select(d => d.Rule)]) : CheckPurpose.Unstated;
            foreach (var person in profile.People(decisions.Key.Scope))
                yield return new(decisions.Key.Kind, made) { Member = person, FetchedBy = decisions.First().Rule.Responsible, Purpose = purpose };
        }
    }

    private static DateOnly Day(RegionPlan plan, Draw draw)
    {
        var days = plan.Country.CheckDays;
        return plan.AsOf.AddDays(-(draw.Pick(States) switch
        {
            State.Holding => draw.Between(days * 5 / 100, days * 40 / 100),
            State.EndingSoon => draw.Between(days * 70 / 100, days * 95 / 100),
            _ => draw.Between(days * 110 / 100, days * 160 / 100),
        }));
    }

    private static CheckPurpose AsAsked(VolunteerProfile profile, List<CheckRule> rules) => rules.SelectMany(rule => rule.Purposes).FirstOrDefault() switch
    {
        CheckPurpose.Unstated => profile.Types.Contains(AssignmentType.Guardian) ? CheckPurpose.Guardianship : CheckPurpose.Children,
        var purpose => purpose,
    };
}
