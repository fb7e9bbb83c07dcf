using Matching.Contracts.Needs;

namespace Matching.Gateway.Needs;

/// <summary>The best candidates of one need, best first.</summary>
internal sealed record CandidateListResponse
{
    /// <summary>The need's reference.</summary>
    public required string Need { get; init; }

    /// <summary>The version of the scoring policy that gave the points.</summary>
    public required int PolicyVersion { get; init; }

    /// <summary>Volunteers in the pool when it was asked.</summary>
    public required int Considered { get; init; }

    public required IReadOnlyList<CandidateDto> Candidates { get; init; }

    public static CandidateListResponse From(CandidateList list) => new()
    {
        Need = list.Need.ToString(),
        PolicyVersion = list.PolicyVersion,
        Considered = list.Considered,
        Candidates = [.. list.Candidates.Select(CandidateDto.From)],
    };
}
