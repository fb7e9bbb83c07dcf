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
}
