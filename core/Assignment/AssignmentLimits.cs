namespace Matching.Core.Assignment;

/// <summary>Limits of one assignment problem. They keep every price and path length within 32 bits and every total within 64.</summary>
public static class AssignmentLimits
{
    /// <summary>Largest score of a pair, in points: a path length adds three scores and must stay below 2^31.</summary>
    public const int MaxScore = 1 << 28;

    /// <summary>
    /// Largest score of a pair under fairness terms, in points: breaking a promise must cost more than a chain of 512 exchanges of the
    /// largest score, at sixteenths of a point, within half the range of <see cref="MaxScore"/>.
    /// </summary>
    public const int MaxScoreUnderTerms = MaxScore / 2 / 16 / 512;

    /// <summary>Most needs or volunteers in one problem: an index takes half of a 64-bit queue entry.</summary>
    public const int MaxNodes = 1 << 28;

    /// <summary>Most pairs in one candidate graph: what one array of 32-bit integers holds with room to grow.</summary>
    public const int MaxPairs = 1 << 30;

    /// <summary>Largest count of a need and largest capacity of a volunteer, in placements.</summary>
    public const int MaxUnits = 1 << 20;
}
