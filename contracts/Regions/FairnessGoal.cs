namespace Matching.Contracts.Regions;

/// <summary>What a region promises its members in a round beyond the largest total.</summary>
[GenerateSerializer, Alias("matching.fairness-goal")]
public enum FairnessGoal
{
    /// <summary>Only the total counts.</summary>
    None = 0,

    /// <summary>No member gets fewer placements than the best use of its own volunteers for its own needs would give it.</summary>
    NotWorseThanAlone = 1,

    /// <summary>
    /// Not worse than alone, and the credits after the round are lexicographically max-min: the smallest is as large as possible, then the second
    /// smallest, and so on. A credit is what a member has from the others beyond what they have from it, in placements.
    /// </summary>
    MaxMinCredits = 2,
}
