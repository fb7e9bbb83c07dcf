using Matching.Core.Assignment;

namespace Matching.Grains.Rounds;

/// <param name="Wanted">Volunteers wanted, by need, when the round began.</param>
/// <param name="IsProven">The certificate was checked, and no eligible pair outside the graph improves the total.</param>
internal sealed record RoundSolution(CandidateGraph Graph, OptimalAssignment Optimum, int[] Wanted, int PricingPasses, bool IsProven);
