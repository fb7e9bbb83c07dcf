namespace Matching.Core.Assignment;

/// <summary>One pair of a volunteer.</summary>
/// <param name="Need">Index of the need, 0-based.</param>
/// <param name="Score">Integer score, 0 to <see cref="AssignmentLimits.MaxScore"/>.</param>
public readonly record struct NeedScore(int Need, int Score);
