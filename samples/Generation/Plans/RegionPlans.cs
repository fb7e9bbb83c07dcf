namespace Matching.Samples.Generation.Plans;

internal static class RegionPlans
{
    public static readonly ImmutableArray<RegionPlan> All = [Ostergotland.Plan];
}
