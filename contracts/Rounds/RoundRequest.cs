using Matching.Contracts.Regions;

namespace Matching.Contracts.Rounds;

/// <param name="CandidatesPerNeed">Where the candidate graph starts, 1–<see cref="Limits.Candidates"/>; it grows until the optimum over all eligible pairs is proven.</param>
/// <param name="Seed">Recorded with the decision; the present policy draws no lots.</param>
/// <param name="Fairness">The goal of this round; null for the region's.</param>
[GenerateSerializer, Immutable, Alias("matching.round-request")]
public sealed record RoundRequest(int CandidatesPerNeed = 20, long Seed = 1, FairnessGoal? Fairness = null);
