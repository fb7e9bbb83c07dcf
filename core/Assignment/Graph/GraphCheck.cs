namespace Matching.Core.Assignment.Graph;

/// <summary>Refuses arrays that are no assignment problem.</summary>
internal static class GraphCheck
{
    private const string ScoreCure = "Scores go from 0 to AssignmentLimits.MaxScore.";

    public static void Sizes(int[] counts, int[] capacities, int[] offsets, int[] volunteers, int[] scores, int[] absentScores)
    {
        AtMost(counts.Length, AssignmentLimits.MaxNodes, nameof(counts));
        AtMost(capacities.Length, AssignmentLimits.MaxNodes, nameof(capacities));
        AtMost(volunteers.Length, AssignmentLimits.MaxPairs, nameof(volunteers));
        Same(offsets.Length, counts.Length + 1L, nameof(offsets), "Give one row bound a need and one at the end.");
        Same(scores.Length, volunteers.Length, nameof(scores), "Give one score a pair.");
        Same(absentScores.Length, counts.Length, nameof(absentScores), "Give one bound a need.");
    }

    public static void Nodes(ReadOnlySpan<int> counts, ReadOnlySpan<int> capacities)
    {
        for (int n = 0; n < counts.Length; n++)
            Count(counts[n], n);
        for (int v = 0; v < capacities.Length; v++)
            Capacity(capacities[v], v);
    }

    public static void Rows(int[] offsets, int[] volunteers, int[] scores, int volunteerCount)
    {
        if (offsets[0] != 0 || offsets[^1] != volunteers.Length)
            throw new InvalidGraphException(GraphFault.OffsetsBroken, nameof(offsets), -1, "Start at 0 and end at the number of pairs.");
        var lastNeed = new int[volunteerCount];
        for (int n = 0; n + 1 < offsets.Length; n++)
        {
            int start = offsets[n], end = offsets[n + 1];
            if (end < start || end > volunteers.Length)
                throw new InvalidGraphException(GraphFault.OffsetsBroken, nameof(offsets), n + 1, "Row bounds never decrease.");
            Row(volunteers.AsSpan(start, end - start), scores.AsSpan(start, end - start), lastNeed, n, start);
        }
    }

    public static void Count(int count, int need)
    {
        if ((uint)count > AssignmentLimits.MaxUnits)
            throw new InvalidGraphException(GraphFault.CountOutOfRange, "counts", need, "Counts go from 0 to AssignmentLimits.MaxUnits.");
    }

    public static void Capacity(int capacity, int volunteer)
    {
        if ((uint)capacity > AssignmentLimits.MaxUnits)
        {
            throw new InvalidGraphException(
                GraphFault.CapacityOutOfRange, "capacities", volunteer, "Capacities go from 0 to AssignmentLimits.MaxUnits.");
        }
    }

    private static void Row(ReadOnlySpan<int> volunteers, ReadOnlySpan<int> scores, int[] lastNeed, int need, int start)
    {
        int previous = AssignmentLimits.MaxScore;
        for (int i = 0; i < volunteers.Length; i++)
        {
            int v = volunteers[i], score = scores[i];
            if ((uint)v >= (uint)lastNeed.Length)
                throw new InvalidGraphException(GraphFault.VolunteerOutOfRange, "volunteers", start + i, "Give an index into capacities.");
            if ((uint)score > AssignmentLimits.MaxScore)
                throw new InvalidGraphException(GraphFault.ScoreOutOfRange, "scores", start + i, ScoreCure);
            if (score > previous || (score == previous && i > 0 && v < volunteers[i - 1]))
            {
                throw new InvalidGraphException(
                    GraphFault.NotCanonical, "scores", start + i, "Order by score descending, then volunteer ascending, or use CandidateGraphBuilder.");
            }

            if (lastNeed[v] == need + 1)
                throw new InvalidGraphException(GraphFault.DuplicatePair, "volunteers", start + i, "List each volunteer once a need.");
            lastNeed[v] = need + 1;
            previous = score;
        }
    }

    private static void AtMost(int length, int limit, string field)
    {
        if (length > limit)
            throw new InvalidGraphException(GraphFault.TooLarge, field, -1, $"At most {limit} entries; solve smaller regions.");
    }

    private static void Same(long length, long expected, string field, string cure)
    {
        if (length != expected)
            throw new InvalidGraphException(GraphFault.LengthMismatch, field, -1, cure);
    }
}
