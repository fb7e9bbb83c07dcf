namespace Matching.Core.Assignment.Graph;

/// <summary>Collects candidate lists, need by need, and puts them in canonical order.</summary>
/// <param name="capacities">Places left with each volunteer; copied.</param>
public sealed class CandidateGraphBuilder(ReadOnlySpan<int> capacities)
{
    private readonly int[] capacities = capacities.ToArray();
    private readonly List<int> counts = [];
    private readonly List<int> offsets = [0];
    private readonly List<int> absent = [];
    private readonly List<Candidate> pairs = [];

    /// <summary>Appends a need; returns its index.</summary>
    /// <param name="count">Volunteers wanted.</param>
    /// <param name="candidates">Its candidates in any order, each volunteer once.</param>
    /// <param name="absentScore">Bound on the scores of eligible volunteers left out: the last score of a top-k list that is full,
    /// <see cref="AbsentScore.None"/> where the list holds all of them.</param>
    public int AddNeed(int count, ReadOnlySpan<Candidate> candidates, int absentScore = AbsentScore.Unknown)
    {
        int start = pairs.Count;
        pairs.AddRange(candidates);
        pairs.Sort(start, candidates.Length, Comparer<Candidate>.Default);
        counts.Add(count);
        offsets.Add(pairs.Count);
        absent.Add(absentScore);
        return counts.Count - 1;
    }

    /// <summary>Builds the graph of all needs added so far.</summary>
    /// <exception cref="InvalidGraphException">A count, capacity, volunteer or score is out of range, or a pair is listed twice.</exception>
    public CandidateGraph Build()
    {
        var volunteers = new int[pairs.Count];
        var scores = new int[pairs.Count];
        for (int i = 0; i < volunteers.Length; i++)
            (volunteers[i], scores[i]) = (pairs[i].Volunteer, pairs[i].Score);
        return CandidateGraph.Create([.. counts], [.. capacities], [.. offsets], volunteers, scores, [.. absent]);
    }
}
