namespace Matching.Core;

/// <summary>Merges k-lists of shards: the result is the k-list of the pool as a whole.</summary>
public static class CandidateMerge
{
    /// <summary>Writes the best of two lists, each best first, to <paramref name="merged"/>, which must not overlap them.</summary>
    /// <returns>How many were written.</returns>
    public static int Merge(ReadOnlySpan<RankedCandidate> left, ReadOnlySpan<RankedCandidate> right, Span<RankedCandidate> merged)
    {
        var (l, r, count) = (0, 0, 0);
        while (count < merged.Length && (l < left.Length || r < right.Length))
        {
            var takeLeft = r == right.Length || (l < left.Length && left[l].IsBetterThan(right[r]));
            merged[count++] = takeLeft ? left[l++] : right[r++];
        }

        return count;
    }
}
