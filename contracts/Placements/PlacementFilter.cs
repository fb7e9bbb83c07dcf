namespace Matching.Contracts.Placements;

/// <summary>Which placements are listed.</summary>
[GenerateSerializer, Alias("matching.placement-filter")]
public enum PlacementFilter
{
    /// <summary>All that are neither refused nor ended.</summary>
    Current = 0,

    /// <summary>The follow-up is due within a month, or overdue.</summary>
    Due = 1,

    /// <summary>The day by which the follow-up was due has passed.</summary>
    Overdue = 2,
    All = 3,
}
