using Matching.Contracts.Needs;
using Matching.Contracts.Rounds;
using Matching.Gateway.Needs;

namespace Matching.Gateway.Rounds;

internal sealed record ProposalPageResponse
{
    public required IReadOnlyList<ProposalDto> Items { get; init; }

    /// <summary>The address of the next page; null at the end.</summary>
    public required string? Next { get; init; }

    public static ProposalPageResponse From(ProposalPage page, string? next, Caller viewer) =>
        new() { Items = [.. page.Items.Select(p => ProposalDto.From(p, !viewer.SeesWholeRegion && p.Volunteer.Municipality == viewer.Municipality))], Next = next };
}

/// <summary>The system proposes; a person decides by making an offer.</summary>
internal sealed record ProposalDto
{
    public required string Need { get; init; }

    public required string Volunteer { get; init; }

    /// <summary>Sum of the groups and of `homeFirst`.</summary>
    public required int Score { get; init; }

    public required CoarsePartsDto Groups { get; init; }

    /// <summary>The groups in full, for the volunteer's home municipality; null for all others.</summary>
    public required ScorePartsDto? Parts { get; init; }

    /// <summary>At most 0: points lost because the volunteer's municipality shares home first.</summary>
    public required int HomeFirst { get; init; }

    /// <summary>Places of the volunteer that it takes: siblings who come together take one each, and each counts the score.</summary>
    public required int Places { get; init; }

    /// <summary>The sharing agreement that it counts against, where quotas of several could take it; otherwise null.</summary>
    public required Guid? Agreement { get; init; }

    public static ProposalDto From(Proposal proposal, bool inFull) => new()
    {
        Need = proposal.Need.ToString(),
        Volunteer = proposal.Volunteer.ToString(),
        Score = proposal.Score,
        Groups = CoarsePartsDto.From(CoarseParts.Of(proposal.Parts)),
        Parts = inFull ? ScorePartsDto.From(proposal.Parts) : null,
        HomeFirst = proposal.HomeFirst,
        Places = proposal.Places,
        Agreement = proposal.Agreement,
    };
}
