namespace Matching.Core.Assignment;

/// <summary>Refuses arrays that are no assignment problem. Errors name the array and the position, never a person.</summary>
internal static class GraphCheck
{
    public static void Sizes(int[] counts, int[] capacities, int[] offsets, int[] volunteers, int[] scores, int[] absentScores)
    {
        MatchingInputException.ThrowUnlessInRange(counts.Length, 0, AssignmentLimits.MaxNodes, "counts.Length");
        MatchingInputException.ThrowUnlessInRange(capacities.Length, 0, AssignmentLimits.MaxNodes, "capacities.Length");
        MatchingInputException.ThrowUnlessInRange(volunteers.Length, 0, AssignmentLimits.MaxPairs, "volunteers.Length");
        Same(offsets.Length, counts.Length + 1L, "offsets", "Give one row bound a need and one at the end");
        Same(scores.Length, volunteers.Length, "scores", "Give one score a pair");
        Same(absentScores.Length, counts.Length, "absentScores", "Give one bound a need");
    }

    public static void Nodes(ReadOnlySpan<int> counts, ReadOnlySpan<int> capacities)
    {
        for (var n = 0; n < counts.Length; n++)
        {
            if ((uint)counts[n] > AssignmentLimits.MaxUnits)
                MatchingInputException.ThrowUnlessInRange(counts[n], 0, AssignmentLimits.MaxUnits, $"counts[{n}]");
        }

        for (var v = 0; v < capacities.Length; v++)
        {
            if ((uint)capacities[v] > AssignmentLimits.MaxUnits)
                MatchingInputException.ThrowUnlessInRange(capacities[v], 0, AssignmentLimits.MaxUnits, $"capacities[{v}]");
        }
    }

    public static void Rows(int[] offsets, int[] volunteers, int[] scores, int volunteerCount)
    {
        if (offsets[0] != 0 || offsets[^1] != volunteers.Length)
            throw new MatchingInputException("offsets", "the ends are wrong", "Start at 0 and end at the number of pairs");
        var lastNeed = new int[volunteerCount];
        for (var n = 0; n + 1 < offsets.Length; n++)
        {
            int start = offsets[n], end = offsets[n + 1];
            if (end < start || end > volunteers.Length)
                throw new MatchingInputException($"offsets[{n + 1}]", "a row bound decreases", "Give bounds in ascending order");
            Row(volunteers.AsSpan(start, end - start), scores.AsSpan(start, end - start), lastNeed, n, start);
        }
    }

    /// <summary>Checks one need's candidates in canonical order.</summary>
    public static void Candidates(ReadOnlySpan<Candidate> sorted, int volunteerCount)
    {
        var volunteers = new int[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            volunteers[i] = sorted[i].Volunteer;
            MatchingInputException.ThrowUnlessInRange(volunteers[i], 0, volunteerCount - 1, "candidates.Volunteer");
            MatchingInputException.ThrowUnlessInRange(sorted[i].Score, 0, AssignmentLimits.MaxScore, "candidates.Score");
        }

        Once(volunteers, "candidates.Volunteer");
    }

    /// <summary>Checks one volunteer's pairs.</summary>
    public static void Pairs(ReadOnlySpan<NeedScore> pairs, int needCount)
    {
        var needs = new int[pairs.Length];
        for (var i = 0; i < pairs.Length; i++)
        {
            needs[i] = pairs[i].Need;
            MatchingInputException.ThrowUnlessInRange(needs[i], 0, needCount - 1, "pairs.Need");
            MatchingInputException.ThrowUnlessInRange(pairs[i].Score, 0, AssignmentLimits.MaxScore, "pairs.Score");
        }

        Once(needs, "pairs.Need");
    }

    private static void Once(int[] indices, string field)
    {
        Array.Sort(indices);
        for (var i = 1; i < indices.Length; i++)
            MatchingInputException.ThrowUnless(indices[i] != indices[i - 1], field, "a pair is listed twice", "List each pair once");
    }

    /// <param name="volunteers">Volunteers of one need.</param>
    /// <param name="scores">Their scores.</param>
    /// <param name="lastNeed">For each volunteer, 1 + the last need seen to list it.</param>
    /// <param name="need">Index of the need.</param>
    /// <param name="start">Position of the row in the whole arrays, for messages.</param>
    private static void Row(ReadOnlySpan<int> volunteers, ReadOnlySpan<int> scores, int[] lastNeed, int need, int start)
    {
        var previous = AssignmentLimits.MaxScore;
        for (var i = 0; i < volunteers.Length; i++)
        {
            int v = volunteers[i], score = scores[i];
            if ((uint)v >= (uint)lastNeed.Length)
                throw new MatchingInputException($"volunteers[{start + i}]", "no such volunteer", "Give an index into the capacities");
            if ((uint)score > AssignmentLimits.MaxScore)
                MatchingInputException.ThrowUnlessInRange(score, 0, AssignmentLimits.MaxScore, $"scores[{start + i}]");
            if (score > previous || (score == previous && i > 0 && v < volunteers[i - 1]))
            {
                throw new MatchingInputException(
                    $"scores[{start + i}]", "the row is out of order", "Order by score descending, then volunteer ascending, or use CandidateGraphBuilder");
            }

            if (lastNeed[v] == need + 1)
                throw new MatchingInputException($"volunteers[{start + i}]", "the need lists this volunteer twice", "List each pair once");
            lastNeed[v] = need + 1;
            previous = score;
        }
    }

    private static void Same(long length, long expected, string field, string cure)
    {
        if (length != expected)
            throw new MatchingInputException($"{field}.Length", $"{length} instead of {expected}", cure);
    }
}
