using Matching.Contracts.Needs;
using Matching.Contracts.Pool;
using Matching.Core;
using Rejection = Matching.Core.Rejection;

namespace Matching.Grains.Pool;

/// <summary>The rules that a coordinator may override, and kinship, judged for one volunteer by the matching core on the truth instead of the pool's copy.</summary>
internal static class SoftRules
{
    public static RejectionReasons Misfits(PoolRow row, PoolQuery query, DateTimeOffset now)
    {
        var snapshot = PoolSnapshot.Create([VolunteerColumns.Columns(row, query.Map, now)]);
        var byRow = new Rejection[snapshot.RowCapacity];
        NeedColumns.Scorer(query).Reasons(snapshot, NeedColumns.Rows(query, static _ => [])[0], byRow);
        var kin = !query.Needs[0].RelativesFirst && row.KinTags.Intersect(query.Needs[0].KinTags).Any() ? RejectionReasons.Kin : RejectionReasons.None;
        return kin | (byRow.Where(r => r is not (Rejection.None or Rejection.Absent)).Aggregate(RejectionReasons.None, (all, r) => all | Reasons.Contract(r)) & RuleOverride.Allowed);
    }
}
