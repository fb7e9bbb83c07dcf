using System.Numerics;
using Matching.Contracts.Needs;
using Matching.Contracts.Pool;
using Matching.Core;
using Matching.Grains.Needs;
using ContractRejection = Matching.Contracts.Needs.Rejection;
using Rejection = Matching.Core.Rejection;

namespace Matching.Grains.Pool;

/// <summary>
/// Everybody in a snapshot who is not a candidate of one need, and why, as far as the viewer may know. Counts are folded like single reasons: a count over
/// few people tells of a person too.
/// </summary>
internal static class RejectionScan
{
    public static ShardRejections Run(PoolSnapshot snapshot, NeedRow need, PoolQuery query, string? viewer, VolunteerRef? from, int limit)
    {
        var scorer = NeedColumns.Scorer(query);
        var groups = new RuleGroups(query.Needs[0]);
        var byRow = new Rejection[snapshot.RowCapacity];
        var rejected = scorer.Reasons(snapshot, need, byRow).Rejected;
        var all = Enumerable.Range(0, byRow.Length)
            .Where(row => byRow[row] is not (Rejection.None or Rejection.Absent))
            .Select(Seen)
            .ToList();
        var page = all
            .Where(r => from is not { } first || Order(r.Volunteer, first) >= 0)
            .OrderBy(r => r.Volunteer, Comparer<VolunteerRef>.Create(Order))
            .Take(limit).ToList();
        return new(
            rejected,
            Count(all.Select(r => r.Reasons)),
            Count(all.Select(r => r.Reasons).Where(r => BitOperations.IsPow2((uint)r))),
            [.. page.Select(r => new ContractRejection(r.Volunteer, r.Reasons, Remedies(r.Row, r.Volunteer)))])
        {
            LackingMembers = [.. page.Where(r => LacksMembersChecks(r.Row, r.Volunteer)).Select(r => r.Volunteer)],
        };

        (int Row, VolunteerRef Volunteer, RejectionReasons Reasons) Seen(int row)
        {
            var home = query.Map.Members[snapshot.At(row).Municipality];
            return (row, new(home, Ids.Guid(snapshot.IdAt(row))), Disclosure.ForViewer(Agreed(Reasons.Contract(byRow[row]), home), viewer, home, groups));
        }

        RejectionReasons Agreed(RejectionReasons reasons, string home) =>
            reasons.HasFlag(RejectionReasons.Agreement) && query.UsedUp?.Contains(home) == true ? reasons & ~RejectionReasons.Agreement | RejectionReasons.Quota : reasons;

        bool LacksMembersChecks(int row, VolunteerRef volunteer) =>
            viewer == volunteer.Municipality && (byRow[row] & Rejection.Check) != 0 && (FulfilmentMode)snapshot.At(row).Mode != FulfilmentMode.Person;

        ImmutableArray<string> Remedies(int row, VolunteerRef volunteer) =>
            viewer == volunteer.Municipality ? Reasons.Remedies(scorer.ExplainRow(snapshot, row, need), query.Needs[0], (FulfilmentMode)snapshot.At(row).Mode) : [];
    }

    private static ImmutableDictionary<RejectionReasons, int> Count(IEnumerable<RejectionReasons> rejections)
    {
        var byBit = new int[32];
        foreach (var reasons in rejections)
        {
            for (var bits = (uint)reasons; bits != 0; bits &= bits - 1)
                byBit[BitOperations.TrailingZeroCount(bits)]++;
        }

        return byBit.Index().Where(b => b.Item > 0).ToImmutableDictionary(b => (RejectionReasons)(1 << b.Index), b => b.Item);
    }

    private static int Order(VolunteerRef a, VolunteerRef b) =>
        string.CompareOrdinal(a.Municipality, b.Municipality) is var order and not 0 ? order : a.Id.CompareTo(b.Id);
}
