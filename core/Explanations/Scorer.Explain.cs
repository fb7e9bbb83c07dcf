namespace Matching.Core;

public sealed partial class Scorer
{
    /// <summary>The parts of a volunteer's score for a need, or all the reasons of rejection and what would change them; null if the volunteer is not in the pool.</summary>
    /// <exception cref="MatchingInputException">The need is out of range.</exception>
    public Explanation? Explain(PoolSnapshot pool, UInt128 id, in NeedRow need) => pool.RowOf(id) is >= 0 and var row ? ExplainRow(pool, row, need) : null;

    /// <summary>The same for a row of the snapshot that is present, e.g. <see cref="RankedCandidate.Row"/>.</summary>
    /// <exception cref="MatchingInputException">The need is out of range.</exception>
    public Explanation ExplainRow(PoolSnapshot pool, int row, in NeedRow need)
    {
        RowLimits.Check(need, Sharing);
        return Explainer.Explain(pool.At(row), need, Policy, Sharing);
    }

    /// <summary>The rejection of every volunteer in the pool for a need, by row; <see cref="Rejection.Absent"/> where a row is empty.</summary>
    /// <param name="pool">The snapshot to explain.</param>
    /// <param name="need">The need.</param>
    /// <param name="byRow">Empty, or at least <see cref="PoolSnapshot.RowCapacity"/> long.</param>
    /// <exception cref="MatchingInputException">The need is out of range or <paramref name="byRow"/> is too short.</exception>
    public RejectionSummary Reasons(PoolSnapshot pool, in NeedRow need, Span<Rejection> byRow)
    {
        RowLimits.Check(need, Sharing);
        MatchingInputException.ThrowUnless(
            byRow.IsEmpty || byRow.Length >= pool.RowCapacity, "byRow", "the buffer is too short", "Pass one entry for each row of the pool, or none");
        return ReasonScan.Run(pool, need, Sharing, byRow);
    }
}
