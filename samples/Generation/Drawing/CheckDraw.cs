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

    private static readonly Weights<State> States = new((State.Holding, 84), (State.EndingSoon, 8), (State.Ended, 8));

    /// <param name="otherAdults">Adults of the household whom home types ask for checks too.</param>
    public static ImmutableArray<BackgroundCheck> For(RegionPlan plan, IEnumerable<AssignmentType> types, int otherAdults, Draw draw)
    {
        var days = plan.Country.CheckDays;
        var age = draw.Pick(States) switch
        {
            State.Holding => draw.Between(days * 5 / 100, days * 40 / 100),
            State.EndingSoon => draw.Between(days * 70 / 100, days * 95 / 100),
            _ => draw.Between(days * 110 / 100, days * 160 / 100),
        };
        var made = plan.AsOf.AddDays(-age);
        var asked = types.SelectMany(t => LawBook.Default.For(plan.Country.Code, t, plan.AsOf).Checks).ToList();
        var own = asked.Select(c => c.Kind).Distinct().Order().Where(_ => !draw.Percent(4)).Select(kind => Made(kind, null));
        var others = from adult in Enumerable.Range(1, otherAdults)
                     from kind in asked.FindAll(c => c.Scope == CheckScope.Household).Select(c => c.Kind).Distinct().Order()
                     where !draw.Percent(3)
                     select Made(kind, adult);
        return [.. own, .. others];

        BackgroundCheck Made(CheckKind kind, int? member) => new(kind, made)
        {
            Member = member,
            ConsentOn = asked.Exists(c => c.Kind == kind && c.Consent) ? made.AddDays(-DaysOfTheRegister) : null,
            FetchedBy = asked.Find(c => c.Kind == kind)!.Responsible,
        };
    }
}
