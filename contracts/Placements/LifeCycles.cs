using Matching.Contracts.Needs;
using Matching.Contracts.Notices;
using Matching.Contracts.Volunteers;

namespace Matching.Contracts.Placements;

/// <summary>Every life cycle of the service as a table; docs/placements.md draws them.</summary>
public static class LifeCycles
{
    /// <summary>An offer, at the need.</summary>
    public static LifeCycle<OfferStatus, string> Offer { get; } = new("offer", OfferStatus.Held,
    [
        (OfferStatus.Held, "accept", OfferStatus.Accepted),
        (OfferStatus.Held, "decline", OfferStatus.Declined),
        (OfferStatus.Held, "withdraw", OfferStatus.Withdrawn),
        (OfferStatus.Held, "deadline", OfferStatus.Expired),
        (OfferStatus.Accepted, "withdraw", OfferStatus.Withdrawn),
        (OfferStatus.Accepted, "volunteer refuses", OfferStatus.Declined),
        (OfferStatus.Accepted, "placement ends", OfferStatus.Ended),
        (OfferStatus.Accepted, "placement breaks off", OfferStatus.Interrupted),
    ]);

    /// <summary>What follows an accepted offer.</summary>
    public static LifeCycle<PlacementStage, PlacementMove> Placement { get; } = new("placement", PlacementStage.Accepted,
    [
        (PlacementStage.Accepted, PlacementMove.PlanMeeting, PlacementStage.MeetingPlanned),
        (PlacementStage.Accepted, PlacementMove.Refuse, PlacementStage.Refused),
        (PlacementStage.MeetingPlanned, PlacementMove.PlanMeeting, PlacementStage.MeetingPlanned),
        (PlacementStage.MeetingPlanned, PlacementMove.HoldMeeting, PlacementStage.Met),
        (PlacementStage.MeetingPlanned, PlacementMove.Refuse, PlacementStage.Refused),
        (PlacementStage.Met, PlacementMove.Sign, PlacementStage.Met),
        (PlacementStage.Met, PlacementMove.Sign, PlacementStage.Agreed),
        (PlacementStage.Met, PlacementMove.Consent, PlacementStage.Met),
        (PlacementStage.Met, PlacementMove.Consent, PlacementStage.Agreed),
        (PlacementStage.Met, PlacementMove.Refuse, PlacementStage.Refused),
        (PlacementStage.Agreed, PlacementMove.Consent, PlacementStage.Agreed),
        (PlacementStage.Agreed, PlacementMove.Start, PlacementStage.Running),
        (PlacementStage.Agreed, PlacementMove.Refuse, PlacementStage.Refused),
        (PlacementStage.Running, PlacementMove.FollowUp, PlacementStage.Running),
        (PlacementStage.Running, PlacementMove.Prolong, PlacementStage.Running),
        (PlacementStage.Running, PlacementMove.End, PlacementStage.Ended),
        (PlacementStage.Ended, PlacementMove.Thank, PlacementStage.Ended),
    ]);

    /// <summary>A place in the volunteer's ledger.</summary>
    public static LifeCycle<CommitmentStatus, string> Commitment { get; } = new("place", CommitmentStatus.Held,
    [
        (CommitmentStatus.Held, "confirm", CommitmentStatus.Placed),
        (CommitmentStatus.Held, "release", CommitmentStatus.Released),
        (CommitmentStatus.Held, "deadline", CommitmentStatus.Released),
        (CommitmentStatus.Placed, "release", CommitmentStatus.Ended),
    ]);

    public static LifeCycle<NeedStatus, string> Need { get; } = new("need", NeedStatus.Open,
    [
        (NeedStatus.Open, "last place accepted", NeedStatus.Filled),
        (NeedStatus.Filled, "a placement is refused, withdrawn or breaks off, or more are wanted", NeedStatus.Open),
        (NeedStatus.Open, "close", NeedStatus.Closed),
        (NeedStatus.Filled, "close", NeedStatus.Closed),
    ]);

    /// <summary>The assessment of a volunteer for one assignment type; a type that is offered anew begins it.</summary>
    public static LifeCycle<ApprovalStage, string> Approval { get; } = new("approval", ApprovalStage.Screening,
    [
        (ApprovalStage.Screening, "suitable", ApprovalStage.Interview),
        (ApprovalStage.Screening, "refuse", ApprovalStage.Refused),
        (ApprovalStage.Interview, "clients come home", ApprovalStage.HomeVisit),
        (ApprovalStage.Interview, "no client comes home", ApprovalStage.References),
        (ApprovalStage.Interview, "refuse", ApprovalStage.Refused),
        (ApprovalStage.HomeVisit, "visited", ApprovalStage.References),
        (ApprovalStage.HomeVisit, "refuse", ApprovalStage.Refused),
        (ApprovalStage.References, "decide", ApprovalStage.Approved),
        (ApprovalStage.References, "refuse", ApprovalStage.Refused),
        (ApprovalStage.Approved, "assess anew", ApprovalStage.Screening),
        (ApprovalStage.Approved, "withdraw", ApprovalStage.Refused),
    ]);

    public static LifeCycle<NoticeStatus, string> Notice { get; } = new("notice", NoticeStatus.Queued,
    [
        (NoticeStatus.Queued, "mail server took it", NoticeStatus.Sent),
        (NoticeStatus.Queued, "receiver confirmed", NoticeStatus.Delivered),
        (NoticeStatus.Queued, "attempt failed", NoticeStatus.Failed),
        (NoticeStatus.Queued, "no address", NoticeStatus.GivenUp),
        (NoticeStatus.Failed, "mail server took it", NoticeStatus.Sent),
        (NoticeStatus.Failed, "receiver confirmed", NoticeStatus.Delivered),
        (NoticeStatus.Failed, "attempt failed", NoticeStatus.Failed),
        (NoticeStatus.Failed, "last attempt failed", NoticeStatus.GivenUp),
    ]);
}
