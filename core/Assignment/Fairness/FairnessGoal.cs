namespace Matching.Core.Assignment;

/// <summary>What a region promises its members beyond the largest total.</summary>
public enum FairnessGoal
{
    /// <summary>Only the total counts.</summary>
    None,

    /// <summary>No municipality gets fewer placements than it would alone, with its own volunteers for its own needs.</summary>
    NotWorseThanAlone,

    /// <summary>
    /// Not worse than alone, and the credits after the round are lexicographically max-min: the smallest is as large as possible, then the
    /// second smallest, and so on. A credit is what the region has given a municipality beyond what it would have alone, in placements.
    /// </summary>
    LexicographicMaxMin,
}
