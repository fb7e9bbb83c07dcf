using Matching.Core.Assignment.Network;

namespace Matching.Core.Assignment;

/// <summary>
/// Solves a candidate graph to proven optimality: bids place most units, shortest augmenting paths with prices (Ahuja, Magnanti and Orlin,
/// Network Flows, 1993, section 9.7) place the rest one by one. The answer depends on the graph alone: needs are taken by index, candidates
/// in canonical order, one thread. Keeps its arrays from solve to solve; one solve at a time.
/// </summary>
public sealed class AssignmentSolver
{
    private readonly FlowNetwork _network = new();
    private readonly NetworkFill _fill;
    private readonly ColumnGeneration _columns = new();

    public AssignmentSolver() => _fill = new NetworkFill(_network);

    /// <summary>Maximises the total score. A pair of score 0 adds nothing and may be left out.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; the solver can be used again.</exception>
    public OptimalAssignment Solve(CandidateGraph graph, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(graph);
        _network.Load(graph);
        _fill.All(graph.Counts, cancellationToken);
        return new OptimalAssignment(_network);
    }

    /// <summary>Maximises the total score over all eligible pairs, by pricing the pairs that the graph leaves out.</summary>
    /// <param name="graph">Some of the eligible pairs: the best of each need make a good start.</param>
    /// <param name="pricing">Knows all eligible pairs.</param>
    /// <param name="cancellationToken">Stops between passes and within the first solve.</param>
    /// <exception cref="MatchingInputException">Pricing answered with a pair out of range.</exception>
    public async ValueTask<GlobalOptimum> SolveToGlobalOptimumAsync(
        CandidateGraph graph, IPairPricing pricing, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pricing);
        _columns.Start(graph, cancellationToken);
        while (_columns.NextQuery() is { } query)
            _columns.Add(await pricing.FindImprovingPairsAsync(query, cancellationToken));
        return new GlobalOptimum(_columns.ToAssignment(), _columns.ToGraph(), _columns.Passes);
    }
}
