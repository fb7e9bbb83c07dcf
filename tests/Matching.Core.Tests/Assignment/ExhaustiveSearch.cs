using Matching.Core.Assignment;

namespace Matching.Core.Tests.Assignment;

/// <summary>The best total by trying every choice of every pair: slow, obvious, and independent of the solver.</summary>
internal static class ExhaustiveSearch
{
    public static long BestTotal(CandidateGraph graph)
        => Best(graph, 0, graph.Counts.ToArray(), graph.Capacities.ToArray(), Owners(graph));

    private static long Best(CandidateGraph graph, int pair, int[] counts, int[] capacities, int[] owners)
    {
        if (pair == graph.PairCount)
            return 0;
        var best = Best(graph, pair + 1, counts, capacities, owners);
        int need = owners[pair], volunteer = graph.Volunteers[pair];
        if (counts[need] == 0 || capacities[volunteer] == 0)
            return best;
        counts[need]--;
        capacities[volunteer]--;
        best = Math.Max(best, graph.Scores[pair] + Best(graph, pair + 1, counts, capacities, owners));
        counts[need]++;
        capacities[volunteer]++;
        return best;
    }

    private static int[] Owners(CandidateGraph graph)
    {
        var owners = new int[graph.PairCount];
        for (var n = 0; n < graph.NeedCount; n++)
            owners.AsSpan(graph.Offsets[n]..graph.Offsets[n + 1]).Fill(n);
        return owners;
    }
}
