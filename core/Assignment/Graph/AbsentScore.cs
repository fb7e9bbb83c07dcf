namespace Matching.Core.Assignment;

/// <summary>Upper bounds on the score of a need's eligible pairs that its candidate list leaves out.</summary>
public static class AbsentScore
{
    /// <summary>The list holds every eligible volunteer of the need.</summary>
    public const int None = -1;

    /// <summary>Nothing is known about the pairs left out.</summary>
    public const int Unknown = AssignmentLimits.MaxScore;
}
