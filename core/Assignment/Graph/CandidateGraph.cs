using Matching.Core.Certificates;

namespace Matching.Core.Assignment;

/// <summary>
/// The sparse problem: which volunteers may take which needs, at which score. Compressed sparse rows: the candidates of need <c>n</c> are
/// the positions <c>Offsets[n]</c> to <c>Offsets[n + 1] - 1</c> of <see cref="Volunteers"/> and <see cref="Scores"/>, in canonical order
/// (score descending, then volunteer ascending), each volunteer at most once. Immutable.
/// </summary>
public sealed class CandidateGraph
{
    private readonly int[] _counts;
    private readonly int[] _capacities;
    private readonly int[] _offsets;
    private readonly int[] _volunteers;
    private readonly int[] _scores;
    private readonly int[] _absent;

    private CandidateGraph(int[] counts, int[] capacities, int[] offsets, int[] volunteers, int[] scores, int[] absent)
    {
        _counts = counts;
        _capacities = capacities;
        _offsets = offsets;
        _volunteers = volunteers;
        _scores = scores;
        _absent = absent;
    }

    public int NeedCount => _counts.Length;

    public int VolunteerCount => _capacities.Length;

    public int PairCount => _volunteers.Length;

    /// <summary>Volunteers wanted by each need, at least 0.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>Places left with each volunteer, at least 0.</summary>
    public ReadOnlySpan<int> Capacities => _capacities;

    /// <summary><see cref="NeedCount"/> + 1 row bounds.</summary>
    public ReadOnlySpan<int> Offsets => _offsets;

    /// <summary>Volunteer of each pair.</summary>
    public ReadOnlySpan<int> Volunteers => _volunteers;

    /// <summary>Score of each pair.</summary>
    public ReadOnlySpan<int> Scores => _scores;

    /// <summary>For each need, a bound on the scores of its eligible pairs outside the graph; see <see cref="AbsentScore"/>.</summary>
    public ReadOnlySpan<int> AbsentScores => _absent;

    internal int[] VolunteerArray => _volunteers;

    internal int[] ScoreArray => _scores;

    /// <summary>Checks the arrays and takes them over without copying: the caller must not change them afterwards.</summary>
    /// <param name="counts">Volunteers wanted, one a need.</param>
    /// <param name="capacities">Places left, one a volunteer.</param>
    /// <param name="offsets">Row bounds, one more than there are needs.</param>
    /// <param name="volunteers">Volunteer of each pair.</param>
    /// <param name="scores">Score of each pair.</param>
    /// <param name="absentScores">Bound on the pairs left out, one a need; null where nothing is known.</param>
    /// <exception cref="MatchingInputException">The arrays are no assignment problem; the exception names the array, position and cure.</exception>
    public static CandidateGraph Create(
        int[] counts, int[] capacities, int[] offsets, int[] volunteers, int[] scores, int[]? absentScores = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(capacities);
        ArgumentNullException.ThrowIfNull(offsets);
        ArgumentNullException.ThrowIfNull(volunteers);
        ArgumentNullException.ThrowIfNull(scores);
        if (absentScores is null)
        {
            absentScores = new int[counts.Length];
            Array.Fill(absentScores, AbsentScore.Unknown);
        }

        GraphCheck.Sizes(counts, capacities, offsets, volunteers, scores, absentScores);
        GraphCheck.Nodes(counts, capacities);
        GraphCheck.Rows(offsets, volunteers, scores, capacities.Length);
        return new CandidateGraph(counts, capacities, offsets, volunteers, scores, absentScores);
    }

    /// <summary>A graph of arrays that are known to be right; edges may be parallel.</summary>
    internal static CandidateGraph Trusted(int[] counts, int[] capacities, int[] offsets, int[] volunteers, int[] scores)
        => new(counts, capacities, offsets, volunteers, scores, absent: []);

    /// <summary>The problem as a certificate speaks of it; shares the graph's arrays.</summary>
    public AssignmentProblem ToProblem() => new()
    {
        Counts = _counts,
        Capacities = _capacities,
        Offsets = _offsets,
        Volunteers = _volunteers,
        Scores = _scores,
    };
}
