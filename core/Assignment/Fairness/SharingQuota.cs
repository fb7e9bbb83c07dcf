namespace Matching.Core.Assignment;

/// <summary>The quota of one sharing agreement in this round.</summary>
/// <param name="Home">Index of the municipality the volunteers belong to.</param>
/// <param name="Receiving">Index of the municipality the needs belong to.</param>
/// <param name="Limit">Most placements left under the agreement, at least 0.</param>
public readonly record struct SharingQuota(int Home, int Receiving, int Limit);
