using Matching.Contracts.Law;
using Matching.Contracts.Volunteers;

namespace Matching.Samples.Generation.Drawing;

/// <summary>The finer facts of volunteers, drawn from a stream of their own.</summary>
internal static class VolunteerFactDraw
{
    private static readonly Weights<int> Hours = new((2, 25), (4, 35), (8, 25), (12, 10), (20, 5));
    private static readonly Weights<ApprovalStage> Underway =
        new((ApprovalStage.Screening, 20), (ApprovalStage.Interview, 30), (ApprovalStage.HomeVisit, 20), (ApprovalStage.References, 30));

    public static VolunteerProfile With(VolunteerProfile profile, RegionPlan plan, AssignmentTraits traits, LifeStage stage, string key, Draw draw)
    {
        var person = profile.Kind == VolunteerKind.Individual;
        return profile with
        {
            Contact = person ? null : PersonDraw.Person(plan.Country, key, VolunteerKind.Individual, PersonDraw.Gender(60, draw), home: false, draw),
            Household = person ? HouseholdDraw.Of(traits.Home, stage, draw) : null,
            BirthYear = person ? plan.AsOf.Year - Age(stage, draw) : null,
            BlockedOut = draw.Percent(12) ? [BlockOut(plan.AsOf, draw)] : [],
            WeekendsAMonth = draw.Percent(traits.Home ? 90 : 25) ? draw.Between(1, traits.Home ? 4 : 2) : 0,
            HoursAWeek = draw.Percent(traits.Home ? 5 : 40) ? draw.Pick(Hours) : null,
            Approvals = Approvals(plan, profile.Types, traits, draw),
            KinTags = KinDraw.Tags(plan.Name, 3, draw),
            ProtectedIdentity = draw.Permille(4),
        };
    }

    private static int Age(LifeStage stage, Draw draw) => stage switch
    {
        LifeStage.Younger => draw.Between(19, 34),
        LifeStage.MidLife => draw.Between(35, 54),
        _ => draw.Between(55, 80),
    };

    private static DateRange BlockOut(DateOnly asOf, Draw draw)
    {
        var from = asOf.AddDays(draw.Between(5, 90));
        return new(from, from.AddDays(draw.Between(7, 28)));
    }

    /// <summary>
    /// Every type has its stage. One in sixteen is still being assessed for the main one, and has not done the course for homes; the others were approved
    /// with their courses.
    /// </summary>
    private static ImmutableArray<TypeApproval> Approvals(RegionPlan plan, ImmutableArray<AssignmentType> types, AssignmentTraits traits, Draw draw)
    {
        var approvals = types.Select(type => new TypeApproval(type, ApprovalStage.Approved, plan.AsOf.AddDays(-draw.Between(30, 900)))
        {
            Training = AssignmentTraitsTable.Of(type).Home ? [Training.Introduction, Training.Pride] : [Training.Introduction],
        }).ToList();
        return draw.Below(100) < 6
            ? [.. approvals.Select(a => a.Type == traits.Type ? a with { Stage = draw.Pick(Underway), Since = plan.AsOf.AddDays(-draw.Between(3, 60)), Training = [Training.Introduction] } : a)]
            : [.. approvals];
    }
}
