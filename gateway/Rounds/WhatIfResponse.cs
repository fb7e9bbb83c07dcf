using Matching.Contracts.Needs;
using Matching.Contracts.Rounds;

namespace Matching.Gateway.Rounds;

/// <summary>A round as it was, and as it would have been with one thing changed. Sums only.</summary>
internal sealed record WhatIfResponse
{
    public required Guid Round { get; init; }

    /// <summary>The rule that fell, the agreement that was not there, or the member that left.</summary>
    public required string Change { get; init; }

    public required long PointsBefore { get; init; }

    public required long PointsAfter { get; init; }

    public required int ProposalsBefore { get; init; }

    public required int ProposalsAfter { get; init; }

    /// <summary>Both totals are proven optimal.</summary>
    public required bool IsExact { get; init; }

    public required IReadOnlyList<WhatIfMemberDto> Municipalities { get; init; }

    public static WhatIfResponse From(WhatIfAnswer a) => new()
    {
        Round = a.Round,
        Change = a.Question.Rule is { } rule ? EnumNames<RejectionReasons>.Of(rule) : a.Question.Agreement?.ToString() ?? a.Question.Leaves!,
        PointsBefore = a.PointsBefore,
        PointsAfter = a.PointsAfter,
        ProposalsBefore = a.ProposalsBefore,
        ProposalsAfter = a.ProposalsAfter,
        IsExact = a.IsExact,
        Municipalities = [.. a.Municipalities.Select(m => new WhatIfMemberDto { Municipality = m.Municipality, Before = m.Before, After = m.After })],
    };
}

/// <summary>Placements proposed for a member's needs.</summary>
internal sealed record WhatIfMemberDto
{
    public required string Municipality { get; init; }

    public required int Before { get; init; }

    public required int After { get; init; }
}
