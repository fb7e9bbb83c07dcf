namespace Matching.Core.Certificates;

/// <summary>
/// The problem that a certificate speaks about, as plain arrays that serialise: maximise the sum of the scores of chosen pairs, each need at
/// most <c>Counts[n]</c> times, each volunteer at most <c>Capacities[v]</c> times, each pair at most once.
/// </summary>
public sealed record AssignmentProblem
{
    /// <summary>Volunteers wanted, one entry a need.</summary>
    public required int[] Counts { get; init; }

    /// <summary>Places left, one entry a volunteer.</summary>
    public required int[] Capacities { get; init; }

    /// <summary>The pairs of need <c>n</c> are entries <c>Offsets[n]</c> to <c>Offsets[n + 1] - 1</c> of the two arrays below.</summary>
    public required int[] Offsets { get; init; }

    /// <summary>Volunteer of each pair.</summary>
    public required int[] Volunteers { get; init; }

    /// <summary>Score of each pair.</summary>
    public required int[] Scores { get; init; }
}
