using Matching.Contracts.Needs;
using Matching.Contracts.Pool;
using Matching.Core;
using Rejection = Matching.Core.Rejection;

namespace Matching.Grains.Pool;

/// <summary>One volunteer judged by the matching core on the truth instead of the pool's copy: the rules that a coordinator may override, kinship, and what would change a rejection.</summary>
internal static class SoftRules
{
    /// <param name="members">Says who of an organisation lacks a check.</param>
    public static ImmutableArray<string> Remedies(PoolRow row, PoolQuery query, MembersLacking members, DateTimeOffset now)
    {
        var snapshot = PoolSnapshot.Create([VolunteerColumns.Columns(row, query.Map, now)]);
        var (id, isKin) = (Ids.Number(row.Volunteer.Id), row.KinTags.Intersect(query.Needs[0].KinTags).Any());
        var found = NeedColumns.Scorer(query).ExplainRow(snapshot, snapshot.RowOf(id), NeedColumns.Rows(query, _ => isKin ? [id] : [])[0]);
        return Reasons.Remedies(found, query.Needs[0], row.Mode, members);
    }

    public static RejectionReasons Misfits(PoolRow row, PoolQuery query, DateTimeOffset now)
    {
        var snapshot = PoolSnapshot.Create([VolunteerColumns.Columns(row, query.Map, now)]);
        var byRow = new Rejection[snapshot.RowCapacity];
        NeedColumns.Scorer(query).Reasons(snapshot, NeedColumns.Rows(query, static _ => [])[0], byRow);
        var kin = !query.Needs[0].RelativesFirst && row.KinTags.Intersect(query.Needs[0].KinTags).Any() ? RejectionReasons.Kin : RejectionReasons.None;
        return kin | (byRow.Where(r => r is not (Rejection.None or Rejection.Absent)).Aggregate(RejectionReasons.None, (all, r) => all | Reasons.Contract(r)) & RuleOverride.Allowed);
    }
}
