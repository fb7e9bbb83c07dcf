using Matching.Contracts.Law;
using Matching.Contracts.Volunteers;

namespace Matching.Samples.Generation.Drawing;

/// <summary>The checks that the law asks for, as they look in life: most hold, some end soon or have ended, a few were never made.</summary>
internal static class CheckDraw
{
    private enum Condition
    {
        Holding,
        EndingSoon,
        Ended,
    }

    private static readonly Weights<Condition> Conditions = new((Condition.Holding, 84), (Condition.EndingSoon, 8), (Condition.Ended, 8));

    public static ImmutableArray<BackgroundCheck> For(RegionPlan plan, IEnumerable<AssignmentType> types, Draw draw)
    {
        var days = plan.Country.CheckDays;
        var left = draw.Pick(Conditions) switch
        {
            Condition.Holding => draw.Between(days * 25 / 100, days * 95 / 100),
            Condition.EndingSoon => draw.Between(0, days * 15 / 100),
            _ => -draw.Between(1, days * 60 / 100),
        };
        var until = plan.AsOf.AddDays(left);
        var asked = types.SelectMany(t => LawBook.Default.For(plan.Country.Code, t, plan.AsOf).Checks).Distinct().Order();
        return [.. asked.Where(_ => !draw.Percent(2)).Select(kind => new BackgroundCheck(kind, until.AddDays(-days), until))];
    }
}
