namespace Matching.Samples.Generation.Plans;

internal static class RegionPlans
{
    public static readonly ImmutableArray<RegionPlan> All = [Ostergotland.Plan, Hordaland.Plan, DrammenFjell.Plan, Tfou.Plan, Fureso.Plan];
}
