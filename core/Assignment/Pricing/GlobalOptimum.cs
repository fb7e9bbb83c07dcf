namespace Matching.Core.Assignment;

/// <summary>The optimum over all eligible pairs.</summary>
/// <param name="Assignment">The choice and its prices; no eligible pair inside or outside the graph scores more than its two prices
/// unless it is chosen.</param>
/// <param name="Graph">The candidate graph with the pairs that pricing added.</param>
/// <param name="PricingPasses">Passes made, the last of which found nothing to add; 1 if bounds alone left nothing to search.</param>
public sealed record GlobalOptimum(OptimalAssignment Assignment, CandidateGraph Graph, int PricingPasses);
