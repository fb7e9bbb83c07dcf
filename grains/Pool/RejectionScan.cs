using Matching.Contracts.Pool;
using Matching.Core;
using Matching.Grains.Needs;
using ContractRejection = Matching.Contracts.Needs.Rejection;

namespace Matching.Grains.Pool;

/// <summary>Everybody in a snapshot who is not a candidate of one need, and why.</summary>
internal static class RejectionScan
{
    public static ShardRejections Run(PoolSnapshot snapshot, PoolQuery query, string viewer, VolunteerRef? from, int limit)
    {
        var (scorer, need) = (NeedColumns.Scorer(query), NeedColumns.Rows(query)[0]);
        var reasons = new Rejection[snapshot.RowCapacity];
        var summary = scorer.Reasons(snapshot, need, reasons);
        var page = Enumerable.Range(0, reasons.Length)
            .Where(row => reasons[row] is not (Rejection.None or Rejection.Absent))
            .Select(row => (Row: row, Volunteer: RefAt(row)))
            .Where(r => from is not { } first || Order(r.Volunteer, first) >= 0)
            .OrderBy(r => r.Volunteer, Comparer<VolunteerRef>.Create(Order))
            .Take(limit)
            .Select(r => Disclosed(r.Volunteer, scorer.ExplainRow(snapshot, r.Row, need)));
        return new(summary.Rejected, Reasons.Count(summary.Failing), Reasons.Count(summary.CostOf), [.. page]);

        VolunteerRef RefAt(int row) => new(query.Map.Members[snapshot.At(row).Municipality], Ids.Guid(snapshot.IdAt(row)));

        ContractRejection Disclosed(VolunteerRef volunteer, Explanation explanation)
        {
            var full = Reasons.Contract(explanation.Rejection);
            return new(volunteer, Disclosure.ForViewer(full, viewer, volunteer.Municipality), viewer == volunteer.Municipality ? Reasons.Remedies(explanation, query.Needs[0]) : []);
        }
    }

    private static int Order(VolunteerRef a, VolunteerRef b) =>
        string.CompareOrdinal(a.Municipality, b.Municipality) is var order and not 0 ? order : a.Id.CompareTo(b.Id);
}
