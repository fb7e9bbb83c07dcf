namespace Matching.Core.Assignment;

/// <summary>An eligible pair that pricing found outside the candidate graph.</summary>
/// <param name="Need">Index of the need, 0-based.</param>
/// <param name="Volunteer">Index of the volunteer, 0-based.</param>
/// <param name="Score">The pair's integer score, 0 to <see cref="AssignmentLimits.MaxScore"/>.</param>
public readonly record struct PricedPair(int Need, int Volunteer, int Score);
