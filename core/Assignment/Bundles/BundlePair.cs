namespace Matching.Core.Assignment;

/// <summary>A pair that a bundle speaks of. Indices are 0-based, as in <see cref="CandidateGraph"/>.</summary>
public readonly record struct BundlePair(int Need, int Volunteer);
