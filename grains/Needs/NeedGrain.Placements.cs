using Matching.Contracts.Audit;
using Matching.Contracts.Needs;
using Matching.Contracts.Notices;
using Matching.Contracts.Placements;
using Matching.Contracts.Volunteers;
using Matching.Grains.Audit;
using Matching.Grains.Placements;

namespace Matching.Grains.Needs;

/// <summary>What follows an accepted offer.</summary>
internal sealed partial class NeedGrain
{
    public async Task<Outcome<Placement>> Advance(Guid offer, PlacementStep step)
    {
        if (State.Requirements is null)
            return Unknown();
        await Settle();
        if (State.Placement(offer) is not { } placement || State.Find(offer) is not { } known)
            return new Problem(ProblemCode.NotFound, "There is no such placement.", "offer");
        var rule = law.For(Self.Municipality, placement.Type, placement.Wanted);
        var followUpMonths = step is Start or FollowUp ? await FollowUpMonths(known, placement) : PlacementRules.FollowUpMonths;
        if (step is Start && placement.Started != step.On && step.On < State.Requirements.DecisionDate)
            return Problem.Invalid("It starts before the decision.", "on", "Give a day on or after the decision.");
        if (!PlacementRules.After(placement, step, State.Case!, rule, Today, followUpMonths).Ok(out var next, out var problem))
            return problem;
        if (next == placement)
            return placement;
        if (step is Start or Prolong)
        {
            if (!(await Taken(placement, known, step)).Ok(out var taken, out problem))
                return problem;
            next = next with { Agreement = taken.Reservation.Agreement };
        }

        if (step is Thank)
            await Volunteer(known.Volunteer).Thank(offer, step.On);

        var after = State with { Placements = State.Placements.Replace(placement, next) };
        var deed = Deed(step, known, placement);
        if (step is Refuse refuse)
            await Leave(after, known with { Status = refuse.Side == PlacementSide.Volunteer ? OfferStatus.Declined : OfferStatus.Withdrawn, Reason = refuse.Reason }, deed);
        else if (step is End end && BreaksOff(placement, end))
            await Leave(after.BrokenOff(next, end.On), known with { Status = OfferStatus.Interrupted }, deed);
        else if (step is End)
            await Leave(after, known with { Status = OfferStatus.Ended }, deed);
        else
            await Change(after with { Version = after.Version + 1 }, deed);
        return State.Placement(offer)!;
    }

    /// <summary>New days are judged by the case as it is now, and by the volunteer, whose ledger takes them.</summary>
    private async Task<Outcome<Commitment>> Taken(Placement placement, Offer known, PlacementStep step)
    {
        if (step is Prolong { Until: var until } && !(placement.PlannedEnd(State.Requirements!) < until))
            return Problem.Invalid("It is not planned to end before that day.", "until", "Give a day after the planned end; to end it sooner, record the end. What has no planned end goes on by itself.");
        if (await Forbids(known) is { } forbidden)
            return forbidden;
        var volunteer = Volunteer(known.Volunteer);
        var taken = step is Prolong further ? await volunteer.Prolong(known.Id, further.Until) : await volunteer.Begin(known.Id, step.On);
        return taken.Ok(out _, out var problem) ? taken : Disclosure.OfStart(problem, Self.Municipality, known.Volunteer.Municipality);
    }

    /// <summary>The client still needs somebody on days that were planned.</summary>
    private bool BreaksOff(Placement placement, End end) =>
        end.Reason is PlacementEndReason.VolunteerStops or PlacementEndReason.NotRightFit && State.Status != NeedStatus.Closed && !(placement.PlannedEnd(State.Requirements!) <= end.On);

    /// <summary>A placement keeps the terms of the day it was agreed, which the volunteer's ledger knows.</summary>
    private async Task<int> FollowUpMonths(Offer offer, Placement placement)
    {
        var agreed = (await Volunteer(offer.Volunteer).GetCommitment(offer.Id)).Value?.AgreedOn ?? placement.Wanted;
        return (await Policy())?.TermsOf(placement.Type, agreed)?.FollowUpMonths ?? PlacementRules.FollowUpMonths;
    }

    private Deed Deed(PlacementStep step, Offer offer, Placement placement)
    {
        var (action, notice) = step switch
        {
            PlanMeeting => (AuditAction.MeetingPlanned, (NoticeKind?)NoticeKind.MeetingPlanned),
            HoldMeeting => (AuditAction.MeetingHeld, null),
            Refuse => (AuditAction.PlacementRefused, NoticeKind.PlacementRefused),
            Sign => (AuditAction.AgreementSigned, null),
            Consent => (AuditAction.ConsentRecorded, null),
            Start => (AuditAction.PlacementStarted, NoticeKind.PlacementStarted),
            FollowUp => (AuditAction.FollowedUp, NoticeKind.FollowedUp),
            Prolong => (AuditAction.PlacementProlonged, NoticeKind.PlacementProlonged),
            End => (AuditAction.PlacementEnded, NoticeKind.PlacementEnded),
            _ => (AuditAction.ThanksGiven, NoticeKind.Thanks),
        };
        var code = step switch
        {
            Refuse refuse => $" {refuse.Side} {refuse.Reason}",
            Sign sign => $" {sign.Side}",
            Consent consent => $" {consent.Party}{(placement.Children.IsEmpty ? "" : $" child {consent.Child}")}",
            FollowUp follow => $" {follow.Result}",
            Prolong further => $" until {further.Until:yyyy-MM-dd}",
            End end => $" {end.Reason}",
            _ => "",
        };
        var when = CivilDay.Begins(step is Prolong { Until: var until } ? until : step.On);
        var notices = notice is { } kind ? OfferNotices.For(kind, offer, State.Requirements!.Type, time.GetUtcNow(), when, (step as FollowUp)?.Result) : [];
        return new(action, $"offer {offer.Id:D} on {step.On:yyyy-MM-dd}{code}", notices);
    }
}
