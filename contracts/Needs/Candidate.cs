namespace Matching.Contracts.Needs;

/// <summary>One eligible volunteer with the parts of the score, which sum to <see cref="Score"/>.</summary>
/// <param name="Rank">1 is best; ties by ascending volunteer id.</param>
[GenerateSerializer, Immutable, Alias("matching.candidate")]
public sealed record Candidate(int Rank, VolunteerRef Volunteer, int Score, ScoreParts Parts)
{
    /// <summary>Kin of the client, for a type where relatives are considered first: ranked before all others.</summary>
    [Id(0)]
    public bool Relative { get; init; }
}
