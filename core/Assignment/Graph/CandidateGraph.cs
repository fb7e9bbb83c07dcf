using Matching.Core.Certificates;

namespace Matching.Core.Assignment.Graph;

/// <summary>
/// The sparse problem: which volunteers may take which needs, at which score. Compressed sparse rows: the candidates of need <c>n</c> are
/// the positions <c>Offsets[n]</c> to <c>Offsets[n + 1] - 1</c> of <see cref="Volunteers"/> and <see cref="Scores"/>, in canonical order
/// (score descending, then volunteer ascending), each volunteer at most once. Immutable.
/// </summary>
public sealed class CandidateGraph
{
    private readonly int[] counts;
    private readonly int[] capacities;
    private readonly int[] offsets;
    private readonly int[] volunteers;
    private readonly int[] scores;
    private readonly int[] absent;

    private CandidateGraph(int[] counts, int[] capacities, int[] offsets, int[] volunteers, int[] scores, int[] absent)
    {
        this.counts = counts;
        this.capacities = capacities;
        this.offsets = offsets;
        this.volunteers = volunteers;
        this.scores = scores;
        this.absent = absent;
    }

    public int NeedCount => counts.Length;

    public int VolunteerCount => capacities.Length;

    public int PairCount => volunteers.Length;

    /// <summary>Volunteers wanted by each need, at least 0.</summary>
    public ReadOnlySpan<int> Counts => counts;

    /// <summary>Places left with each volunteer, at least 0.</summary>
    public ReadOnlySpan<int> Capacities => capacities;

    /// <summary><see cref="NeedCount"/> + 1 row bounds.</summary>
    public ReadOnlySpan<int> Offsets => offsets;

    /// <summary>Volunteer of each pair.</summary>
    public ReadOnlySpan<int> Volunteers => volunteers;

    /// <summary>Score of each pair.</summary>
    public ReadOnlySpan<int> Scores => scores;

    /// <summary>For each need, a bound on the scores of its eligible pairs outside the graph; see <see cref="AbsentScore"/>.</summary>
    public ReadOnlySpan<int> AbsentScores => absent;

    internal int[] VolunteerArray => volunteers;

    internal int[] ScoreArray => scores;

    /// <summary>Checks the arrays and takes them over without copying: the caller must not change them afterwards.</summary>
    /// <param name="counts">Volunteers wanted, one a need.</param>
    /// <param name="capacities">Places left, one a volunteer.</param>
    /// <param name="offsets">Row bounds, one more than there are needs.</param>
    /// <param name="volunteers">Volunteer of each pair.</param>
    /// <param name="scores">Score of each pair.</param>
    /// <param name="absentScores">Bound on the pairs left out, one a need; null where nothing is known.</param>
    /// <exception cref="InvalidGraphException">The arrays are no assignment problem; the exception names the array, position and cure.</exception>
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

    /// <summary>The problem as a certificate speaks of it; shares the graph's arrays.</summary>
    public AssignmentProblem ToProblem() => new()
    {
        Counts = counts,
        Capacities = capacities,
        Offsets = offsets,
        Volunteers = volunteers,
        Scores = scores,
    };
}
