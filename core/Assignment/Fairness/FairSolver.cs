using System.Runtime.InteropServices;

namespace Matching.Core.Assignment;

/// <summary>
/// Solves a candidate graph under fairness terms. Promises are exact (see <see cref="FairNetwork"/>); quotas close the gap or report it
/// (see <see cref="QuotaSearch"/>). The answer depends on the arguments alone.
/// </summary>
public static class FairSolver
{
    /// <summary>Maximises the total among the choices that keep the terms.</summary>
    /// <exception cref="MatchingInputException">The terms do not fit the graph, or a score is above the limit under terms.</exception>
    public static FairAssignment Solve(CandidateGraph graph, FairnessTerms terms, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(terms);
        terms.Check(graph);
        var network = new FairNetwork(graph, terms);
        var search = new QuotaSearch(graph, terms, network);
        var alone = terms.Alone ?? Alone(graph, terms, cancellationToken);
        var promised = Least(terms, alone);
        search.Run(promised, start: null, cancellationToken);
        var creditsProven = true;
        if (terms.Goal == FairnessGoal.LexicographicMaxMin)
            (promised, creditsProven) = ShareCredits(search, network, terms, promised, cancellationToken);
        var withoutTerms = terms.TotalWithoutTerms ?? new AssignmentSolver().Solve(graph, cancellationToken).Total;
        return new FairReport(graph, terms, network).Write(search, alone, promised, creditsProven, withoutTerms);
    }

    /// <summary>What is promised before credits are shared: what is required, and by the goal what each would have alone.</summary>
    private static int[] Least(FairnessTerms terms, int[] alone)
    {
        var least = new int[terms.MunicipalityCount];
        for (var municipality = 0; municipality < least.Length; municipality++)
            least[municipality] = Math.Max(terms.Required?[municipality] ?? 0, terms.Goal == FairnessGoal.None ? 0 : alone[municipality]);
        return least;
    }

    /// <summary>
    /// Raises the promises to max-min credits. Where the raised promises break a quota, they are raised again over the pairs that the best
    /// choice so far allows: any choice among those keeps all quotas.
    /// </summary>
    private static (int[] Promised, bool Proven) ShareCredits(
        QuotaSearch search, FairNetwork network, FairnessTerms terms, int[] least, CancellationToken cancellationToken)
    {
        var promised = Raise(search, network, terms, least, allowed: null, cancellationToken);
        var proven = search.Keeps(network.Chosen());
        var allowed = proven ? null : search.Best!.Allowed;
        if (!proven)
            promised = Raise(search, network, terms, least, allowed, cancellationToken);
        var chosen = network.Chosen();
        search.Run(promised, new FairChoice(chosen, search.TotalOf(chosen), allowed), cancellationToken);
        return (promised, proven);
    }

    /// <summary>Placements of each municipality if each used its own volunteers only.</summary>
    private static int[] Alone(CandidateGraph graph, FairnessTerms terms, CancellationToken cancellationToken)
    {
        var builder = new CandidateGraphBuilder(graph.Capacities);
        var row = new List<Candidate>();
        for (var need = 0; need < graph.NeedCount; need++)
        {
            row.Clear();
            for (var pair = graph.Offsets[need]; pair < graph.Offsets[need + 1]; pair++)
            {
                if (terms.VolunteerHomes[graph.Volunteers[pair]] == terms.NeedMunicipalities[need])
                    row.Add(new(graph.Volunteers[pair], graph.Scores[pair]));
            }

            builder.AddNeed(graph.Counts[need], CollectionsMarshal.AsSpan(row));
        }

        var solved = new AssignmentSolver().Solve(builder.Build(), cancellationToken);
        var alone = new int[terms.MunicipalityCount];
        for (var need = 0; need < graph.NeedCount; need++)
            alone[terms.NeedMunicipalities[need]] += solved.ChosenFor(need).Length;
        return alone;
    }

    /// <summary>
    /// Promises one placement after another, always to the smallest credit that can still grow. What can be promised is a polymatroid, so
    /// this greedy order gives the lexicographic max-min (Megiddo, Mathematical Programming 7, 1974).
    /// </summary>
    private static int[] Raise(
        QuotaSearch search, FairNetwork network, FairnessTerms terms, int[] least, bool[]? allowed, CancellationToken cancellationToken)
    {
        search.TrySolve([], allowed, least, cancellationToken);
        var promised = (int[])least.Clone();
        var next = new PriorityQueue<int, (int Credit, int Municipality)>();
        for (var municipality = 0; municipality < promised.Length; municipality++)
            next.Enqueue(municipality, (terms.OpeningCredits?[municipality] ?? 0, municipality));
        while (next.TryDequeue(out var municipality, out var level))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!network.TryPromise(municipality, promised[municipality] + 1))
                continue;
            promised[municipality]++;
            next.Enqueue(municipality, (level.Credit + 1, municipality));
        }

        return promised;
    }
}
