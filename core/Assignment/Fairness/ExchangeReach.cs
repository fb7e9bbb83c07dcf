namespace Matching.Core.Assignment;

/// <summary>
/// Tells whether pairs outside a graph could change how many places each municipality gets. One gets a place more only by an exchange: a need with an unfilled
/// place takes a volunteer from a need, which takes one from another, and so on (an alternating path; Ahuja, Magnanti and Orlin, Network Flows, 1993, section 3.5).
/// All exchanges pass through the needs found here and through nobody else's candidates. If each of these has all its eligible volunteers in the graph, no exchange
/// was overlooked: what cannot be promised over the graph cannot be promised over all pairs.
/// </summary>
public static class ExchangeReach
{
    /// <summary>The needs that an exchange can pass through, ascending; those with an unfilled place are among them.</summary>
    /// <param name="graph">The graph that was solved.</param>
    /// <param name="chosen">The pairs that were chosen.</param>
    public static IReadOnlyList<int> Find(CandidateGraph graph, IReadOnlyList<PricedPair> chosen)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(chosen);
        var holders = chosen.ToLookup(pair => pair.Volunteer, pair => pair.Need);
        var filled = new int[graph.NeedCount];
        foreach (var pair in chosen)
            filled[pair.Need]++;
        var (isReached, isAsked) = (new bool[graph.NeedCount], new bool[graph.VolunteerCount]);
        var next = new Queue<int>();
        for (var need = 0; need < graph.NeedCount; need++)
        {
            if (filled[need] < graph.Counts[need])
                Reach(need);
        }

        while (next.TryDequeue(out var need))
        {
            foreach (var volunteer in graph.Volunteers[graph.Offsets[need]..graph.Offsets[need + 1]])
            {
                if (isAsked[volunteer])
                    continue;
                isAsked[volunteer] = true;
                foreach (var holder in holders[volunteer])
                    Reach(holder);
            }
        }

        return [.. Enumerable.Range(0, graph.NeedCount).Where(need => isReached[need])];

        void Reach(int need)
        {
            if (isReached[need])
                return;
            isReached[need] = true;
            next.Enqueue(need);
        }
    }
}
