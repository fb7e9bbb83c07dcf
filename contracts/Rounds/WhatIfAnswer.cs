namespace Matching.Contracts.Rounds;

/// <summary>A round as it was, and as it would have been. Sums only: nothing of a person or a single need.</summary>
/// <param name="PointsBefore">Total score of the round; likewise after.</param>
/// <param name="ProposalsBefore">Placements that the round proposed; likewise after.</param>
/// <param name="IsExact">Both totals are proven optimal; otherwise each may be too small by its gap.</param>
[GenerateSerializer, Immutable, Alias("matching.what-if-answer")]
public sealed record WhatIfAnswer(
    Guid Round,
    WhatIfQuestion Question,
    long PointsBefore,
    long PointsAfter,
    int ProposalsBefore,
    int ProposalsAfter,
    bool IsExact,
    ImmutableArray<WhatIfMember> Municipalities);
