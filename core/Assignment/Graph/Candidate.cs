namespace Matching.Core.Assignment;

/// <summary>One candidate of a need.</summary>
/// <param name="Volunteer">Index of the volunteer, 0-based.</param>
/// <param name="Score">Integer score, 0 to <see cref="AssignmentLimits.MaxScore"/>.</param>
public readonly record struct Candidate(int Volunteer, int Score) : IComparable<Candidate>
{
    /// <summary>Canonical order: score descending, then volunteer ascending.</summary>
    public int CompareTo(Candidate other) => Score != other.Score ? other.Score.CompareTo(Score) : Volunteer.CompareTo(other.Volunteer);

    public static bool operator <(Candidate left, Candidate right) => left.CompareTo(right) < 0;

    public static bool operator >(Candidate left, Candidate right) => left.CompareTo(right) > 0;

    public static bool operator <=(Candidate left, Candidate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Candidate left, Candidate right) => left.CompareTo(right) >= 0;
}
