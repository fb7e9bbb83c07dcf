using System.Runtime.InteropServices;

namespace Matching.Core.Assignment;

/// <summary>Collects candidate lists, need by need, and puts them in canonical order.</summary>
/// <param name="capacities">Places left with each volunteer; copied.</param>
public sealed class CandidateGraphBuilder(ReadOnlySpan<int> capacities)
{
    private readonly int[] _capacities = capacities.ToArray();
    private readonly List<int> _counts = [];
    private readonly List<int> _offsets = [0];
    private readonly List<int> _absent = [];
    private readonly List<Candidate> _pairs = [];

    /// <summary>Appends a need; returns its index.</summary>
    /// <param name="count">Volunteers wanted.</param>
    /// <param name="candidates">Its candidates in any order, each volunteer once.</param>
    /// <param name="absentScore">Bound on the scores of eligible volunteers left out: the last score of a top-k list that is full,
    /// <see cref="AbsentScore.None"/> where the list holds all of them.</param>
    public int AddNeed(int count, ReadOnlySpan<Candidate> candidates, int absentScore = AbsentScore.Unknown)
    {
        var start = _pairs.Count;
        _pairs.AddRange(candidates);
        Candidate.Sort(CollectionsMarshal.AsSpan(_pairs)[start..]);
        _counts.Add(count);
        _offsets.Add(_pairs.Count);
        _absent.Add(absentScore);
        return _counts.Count - 1;
    }

    /// <summary>Builds the graph of all needs added so far.</summary>
    /// <exception cref="MatchingInputException">A count, capacity, volunteer or score is out of range, or a pair is listed twice.</exception>
    public CandidateGraph Build()
    {
        var volunteers = new int[_pairs.Count];
        var scores = new int[_pairs.Count];
        for (var i = 0; i < volunteers.Length; i++)
            (volunteers[i], scores[i]) = (_pairs[i].Volunteer, _pairs[i].Score);
        return CandidateGraph.Create([.. _counts], [.. _capacities], [.. _offsets], volunteers, scores, [.. _absent]);
    }
}
