namespace Matching.Contracts.Needs;

/// <summary>One eligible volunteer and why this score.</summary>
/// <param name="Rank">1 is best; ties by ascending volunteer id.</param>
/// <param name="Groups">Sum to <paramref name="Score"/>.</param>
/// <param name="Parts">Likewise; null for a volunteer of another municipality than the need's, where the single parts are personal.</param>
[GenerateSerializer, Immutable, Alias("matching.candidate")]
public sealed record Candidate(int Rank, VolunteerRef Volunteer, int Score, CoarseParts Groups, ScoreParts? Parts)
{
    /// <summary>Kin of the client, for a type where relatives are considered first: ranked before all others.</summary>
    [Id(0)]
    public bool Relative { get; init; }
}
