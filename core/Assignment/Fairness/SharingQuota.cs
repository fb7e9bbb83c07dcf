namespace Matching.Core.Assignment;

/// <summary>What is left of the quota of sharing in this round, from one municipality to another.</summary>
/// <param name="Home">Index of the municipality the volunteers belong to.</param>
/// <param name="Receiving">Index of the municipality the needs belong to.</param>
/// <param name="Limit">Most placements left, at least 0.</param>
/// <param name="Groups">The groups of needs (see <see cref="FairnessTerms.NeedGroups"/>) that it is about; null for all needs of the receiving municipality.</param>
public readonly record struct SharingQuota(int Home, int Receiving, int Limit, IReadOnlyList<int>? Groups = null);
