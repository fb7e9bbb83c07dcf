using Matching.Core.Assignment;

namespace Matching.Grains.Rounds;

/// <param name="Wanted">Volunteers wanted, by need, when the round began. What the optimum has beyond these needs is surplus of type limits.</param>
/// <param name="IsProven">The certificate was checked, and no eligible pair outside the graph improves the total.</param>
internal sealed record RoundSolution(OptimalAssignment Optimum, TypeLimits Limits, int[] Wanted, int PricingPasses, bool IsProven);
