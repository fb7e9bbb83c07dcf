namespace Matching.Core;

/// <summary>One volunteer proposed for a need. The row is the volunteer's in the snapshot that was scored, good for <see cref="Scorer.ExplainRow"/>.</summary>
public readonly record struct RankedCandidate(UInt128 Id, int Score, int Row)
{
    /// <summary>The order of candidates: score descending, then id ascending.</summary>
    public bool IsBetterThan(in RankedCandidate other) => Score != other.Score ? Score > other.Score : Id < other.Id;
}
