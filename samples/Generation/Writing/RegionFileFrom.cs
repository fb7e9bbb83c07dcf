using Matching.Samples.Format;

namespace Matching.Samples.Generation.Writing;

/// <summary>Turns a plan into what <c>region.json</c> says.</summary>
internal static class RegionFileFrom
{
    /// <summary>Below this many volunteers a municipality keeps its own needs first.</summary>
    private const int SmallPool = 100;

    public static RegionFile Plan(RegionPlan plan) => new(
        plan.Name,
        plan.Title,
        plan.Country.Code,
        plan.AsOf,
        plan.PoolShards,
        new(plan.Centre.LatitudeCenti / 100.0, plan.Centre.LongitudeCenti / 100.0),
        [.. plan.Members.Select(m => Member(plan, m))],
        [.. plan.NonMembers.Select(m => Member(plan, m))],
        [.. plan.Sharing.Select(s => Agreement(plan, s))]);

    private static RegionMember Member(RegionPlan plan, PlannedMunicipality m) =>
        new(plan.CodeOf(m), m.Name, m.Lat / 100.0, m.Lon / 100.0, m.Population, m.ContactPoint, m.OfferHoldHours);

    private static RegionAgreement Agreement(RegionPlan plan, PlannedSharing sharing)
    {
        var pool = plan.Members.Single(m => m.Number == sharing.Home).Volunteers;
        return new(
            plan.CodeOf(sharing.Home),
            plan.CodeOf(sharing.Receiving),
            sharing.Scope.Types,
            sharing.Scope.Quota(pool),
            sharing.Scope.MonthlyPrice * plan.Country.CostPercent / 100,
            plan.Country.Currency,
            sharing.From,
            sharing.To,
            pool < SmallPool);
    }
}
