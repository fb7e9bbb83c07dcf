using Matching.Contracts.Placements;

namespace Matching.Contracts.Needs;

/// <summary>One need: what is wanted, its offers, and how it ended. Key: <see cref="GrainKeys.Need"/>.</summary>
[Alias("matching.need")]
public interface INeedGrain : IGrainWithStringKey
{
    /// <summary>
    /// Creates or changes the need; null takes any version (imports). A change forgets each remembered no; type and start stay while offers are out.
    /// A change of a closed need is refused. The same content again changes nothing. A need that is an emergency now and was none opens its lane.
    /// </summary>
    [Alias("open")]
    Task<Outcome<NeedView>> Open(NeedRequirements requirements, NeedCase @case, long? expectedVersion);

    /// <summary>The need as it is now; holds that lapsed are settled with the volunteer's truth first.</summary>
    [Alias("get")]
    Task<Outcome<NeedView>> Get();

    /// <summary>The cell that the need lies in. Asked while others wait for this need: it waits for nobody.</summary>
    [Alias("place"), AlwaysInterleave]
    Task<Outcome<Place>> Place();

    /// <summary>The best <paramref name="k"/> (1–<see cref="Limits.Candidates"/>) in <paramref name="region"/>, or in the municipality's first region where it is null.</summary>
    [Alias("candidates"), ReadOnly]
    Task<Outcome<CandidateList>> Candidates(string? region, int k, CancellationToken cancellationToken = default);

    /// <summary>Everybody who is not a candidate, ordered by municipality and id, from <paramref name="from"/> on.</summary>
    [Alias("rejections"), ReadOnly]
    Task<Outcome<RejectionPage>> Rejections(string? region, VolunteerRef? from, int limit, CancellationToken cancellationToken = default);

    /// <summary>What each hard rule costs this need in candidates.</summary>
    [Alias("what-if"), ReadOnly]
    Task<Outcome<NeedWhatIf>> WhatIf(string? region, CancellationToken cancellationToken = default);

    /// <summary>Holds the volunteer for this need until the municipality's hold time has passed.</summary>
    [Alias("make-offer")]
    Task<Outcome<Offer>> MakeOffer(OfferRequest request);

    /// <summary>The volunteer said yes: the hold becomes a placement.</summary>
    [Alias("accept")]
    Task<Outcome<Offer>> Accept(Guid offer);

    /// <summary>The volunteer said no: remembered for this need until the need changes.</summary>
    [Alias("decline")]
    Task<Outcome<Offer>> Decline(Guid offer, OfferReason reason);

    /// <summary>The next step of an accepted offer: meeting, signatures, consent, start, follow-up, prolongation, end, thanks. The same step again changes nothing.</summary>
    [Alias("advance")]
    Task<Outcome<Placement>> Advance(Guid offer, PlacementStep step);

    /// <summary>Opens the emergency lane: offers go out at once to the best candidates, and rounds leave the need alone. Again: nothing.</summary>
    [Alias("open-lane")]
    Task<Outcome<NeedView>> OpenLane(LanePolicy policy);

    /// <summary>Hands on what a failure left owing to the audit trail and the notices.</summary>
    [Alias("pay-up")]
    Task PayUp();

    /// <summary>The coordinator takes the offer, or an accepted placement that has not started, back.</summary>
    [Alias("withdraw")]
    Task<Outcome<Offer>> Withdraw(Guid offer, OfferReason reason);

    /// <summary>Why the decision is not carried out: stands in the report to the inspectorate. The same again changes nothing.</summary>
    [Alias("explain-delay")]
    Task<Outcome<NeedView>> ExplainDelay(Reports.DelayReason reason);

    /// <summary>No volunteer is wanted any more. Open holds are given back.</summary>
    [Alias("close")]
    Task<Outcome<NeedView>> Close();
}
