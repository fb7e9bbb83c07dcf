namespace Matching.Core;

/// <summary>The rejections of a whole pool for one need.</summary>
internal static class ReasonScan
{
    public static RejectionSummary Run(PoolSnapshot pool, in NeedRow need, ScoringPolicy policy, SharingTable sharing, Span<Rejection> byRow)
    {
        var summary = new RejectionSummary();
        for (var row = 0; row < pool.RowCapacity; row++)
        {
            var reasons = pool.IsPresent(row) ? Explainer.Explain(pool.At(row), need, policy, sharing).Rejection : Rejection.Absent;
            if (reasons != Rejection.Absent)
                summary.Add(reasons);
            if (!byRow.IsEmpty)
                byRow[row] = reasons;
        }

        return summary;
    }
}
