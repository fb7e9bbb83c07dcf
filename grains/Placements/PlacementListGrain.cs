using Matching.Contracts.Placements;
using Matching.Grains.Needs;
using Matching.Grains.Ports;
using Matching.Grains.State;

namespace Matching.Grains.Placements;

[GrainType("placement-list")]
internal sealed class PlacementListGrain(ICommittedStates states, TimeProvider time) : Grain, IPlacementListGrain
{
    /// <summary>How long before its day a follow-up is listed as due: time to find a date together.</summary>
    private const int DaysAhead = 30;

    public async Task<PlacementPage> List(PlacementFilter filter, Guid? from, int limit, CancellationToken cancellationToken = default)
    {
        var today = CivilDay.Of(time.GetUtcNow());
        var found = new List<Placement>();
        var needs = GrainKeys.NeedsOf(KeyOwner.Of(this.GetPrimaryKeyString()));
        await foreach (var (_, need) in states.ReadAll<NeedState>(StateNames.Need, needs, cancellationToken))
            found.AddRange(need.Placements.Where(p => CallAuthority.Sees(p.Type) && Matches(p, filter, today) && (from is not { } first || p.Offer.CompareTo(first) >= 0)));
        found.Sort((a, b) => a.Offer.CompareTo(b.Offer));
        return new([.. found.Take(limit)], found.Count > limit ? found[limit].Offer : null);
    }

    private static bool Matches(Placement placement, PlacementFilter filter, DateOnly today) => filter switch
    {
        PlacementFilter.Current => placement.Stage is not (PlacementStage.Refused or PlacementStage.Ended),
        PlacementFilter.Due => placement.FollowUpDue <= today.AddDays(DaysAhead),
        PlacementFilter.Overdue => placement.FollowUpDue < today,
        _ => true,
    };
}
