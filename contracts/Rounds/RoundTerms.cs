using Matching.Contracts.Regions;

namespace Matching.Contracts.Rounds;

/// <summary>The terms a round was solved under and what they cost.</summary>
/// <param name="Fairness">The goal.</param>
/// <param name="HomeFirstPoints">What a placement under a home-first agreement had to be worth beyond others.</param>
/// <param name="Bound">No choice that keeps capacities, quotas and promises totals more, over all eligible pairs; proven by the certificate.</param>
/// <param name="Gap">Bound less total; 0 is proof of optimality. <see cref="QuotaResult.KeepsGapOpen"/> and <see cref="OpenBundles"/> name what keeps it open.</param>
/// <param name="Price">Points that quotas and promises cost, and that proposals of one volunteer fit together: the largest total without all that, less the total.</param>
/// <param name="CreditsProven">The credits are max-min over all eligible pairs. True where that was not the goal.</param>
/// <param name="Quotas">Agreements that the round could have used, by home and receiving municipality.</param>
/// <param name="Municipalities">Members, in the region's order.</param>
[GenerateSerializer, Immutable, Alias("matching.round-terms")]
public sealed record RoundTerms(
    FairnessGoal Fairness,
    int HomeFirstPoints,
    long Bound,
    long Gap,
    long Price,
    bool CreditsProven,
    ImmutableArray<QuotaResult> Quotas,
    ImmutableArray<MunicipalityResult> Municipalities)
{
    /// <summary>Volunteers at whom proposals do not fit together in a part of the proof that nobody divided: they keep the gap open. By id.</summary>
    [Id(0)]
    public ImmutableArray<VolunteerRef> OpenBundles { get; init; } = [];
}
