using Matching.Core.Assignment.Graph;
using Matching.Core.Assignment.Network;

namespace Matching.Core.Assignment;

/// <summary>
/// Solves a candidate graph to proven optimality: successive shortest augmenting paths with prices (Ahuja, Magnanti and Orlin, Network
/// Flows, 1993, section 9.7), one unit of a need at a time. The answer depends on the graph alone: needs are taken by index, candidates in
/// canonical order, equal path lengths by volunteer index. Keeps its arrays from solve to solve; one solve at a time.
/// </summary>
public sealed class AssignmentSolver
{
    private const int NeedsBetweenCancellationChecks = 1024;
    private readonly FlowNetwork network = new();
    private readonly NeedSearch search;

    public AssignmentSolver() => search = new NeedSearch(network);

    /// <summary>Maximises the total score.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; the solver can be used again.</exception>
    public OptimalAssignment Solve(CandidateGraph graph, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(graph);
        network.Load(graph);
        search.Restart();
        for (int need = 0; need < graph.NeedCount; need++)
        {
            if (need % NeedsBetweenCancellationChecks == 0)
                cancellationToken.ThrowIfCancellationRequested();
            Fill(need, graph.Counts[need]);
        }

        return new OptimalAssignment(network);
    }

    private void Fill(int need, int count)
    {
        network.Needs[need].Price = network.BestSurplus(need);
        while (network.Needs[need].Wanted < count && search.Augment(need))
        {
        }

        network.Needs[need].Wanted = count;
    }
}
