namespace Matching.Contracts.Needs;

/// <param name="Rejected">All rejected volunteers, not only this page.</param>
/// <param name="ByReason">How many fail each rule; a volunteer can fail several. Personal reasons of other municipalities count in their groups, as in <see cref="Rejection"/>.</param>
/// <param name="OnlyReason">How many would become candidates if that one rule, or all rules of that one group, fell.</param>
/// <param name="Next">Where the next page starts, or null at the end.</param>
[GenerateSerializer, Immutable, Alias("matching.rejection-page")]
public sealed record RejectionPage(
    NeedRef Need,
    int Rejected,
    ImmutableDictionary<RejectionReasons, int> ByReason,
    ImmutableDictionary<RejectionReasons, int> OnlyReason,
    ImmutableArray<Rejection> Items,
    VolunteerRef? Next);
