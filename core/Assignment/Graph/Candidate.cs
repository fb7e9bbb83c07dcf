namespace Matching.Core.Assignment;

/// <summary>One candidate of a need.</summary>
/// <param name="Volunteer">Index of the volunteer, 0-based.</param>
/// <param name="Score">Integer score, 0 to <see cref="AssignmentLimits.MaxScore"/>.</param>
public readonly record struct Candidate(int Volunteer, int Score) : IComparable<Candidate>
{
    /// <summary>Canonical order: score descending, then volunteer ascending.</summary>
    public int CompareTo(Candidate other) => Score != other.Score ? other.Score.CompareTo(Score) : Volunteer.CompareTo(other.Volunteer);

    /// <summary>Puts candidates in canonical order. Lists mostly come in it: then one look at each is all.</summary>
    public static void Sort(Span<Candidate> candidates)
    {
        for (var i = 1; i < candidates.Length; i++)
        {
            if (candidates[i] < candidates[i - 1])
            {
                candidates.Sort();
                return;
            }
        }
    }

    public static bool operator <(Candidate left, Candidate right) => left.CompareTo(right) < 0;

    public static bool operator >(Candidate left, Candidate right) => left.CompareTo(right) > 0;

    public static bool operator <=(Candidate left, Candidate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Candidate left, Candidate right) => left.CompareTo(right) >= 0;
}
