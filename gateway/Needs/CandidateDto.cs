using Matching.Contracts.Needs;

namespace Matching.Gateway.Needs;

/// <summary>One eligible volunteer under an opaque reference, with what makes up the score.</summary>
internal sealed record CandidateDto
{
    /// <summary>1 is best.</summary>
    public required int Rank { get; init; }

    /// <summary>Send this in an offer.</summary>
    public required string Volunteer { get; init; }

    /// <summary>The home municipality; its coordinator knows who it is.</summary>
    public required string Municipality { get; init; }

    public required int Score { get; init; }

    public required CoarsePartsDto Groups { get; init; }

    /// <summary>The groups in full; null for a volunteer of another municipality.</summary>
    public required ScorePartsDto? Parts { get; init; }

    /// <summary>Kin of the client, for a type where relatives are considered first.</summary>
    public required bool Relative { get; init; }

    public static CandidateDto From(Candidate candidate) => new()
    {
        Rank = candidate.Rank,
        Volunteer = candidate.Volunteer.ToString(),
        Municipality = candidate.Volunteer.Municipality,
        Score = candidate.Score,
        Groups = CoarsePartsDto.From(candidate.Groups),
        Parts = candidate.Parts is null ? null : ScorePartsDto.From(candidate.Parts),
        Relative = candidate.Relative,
    };
}
