using Matching.Contracts.Audit;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Notices;
using Matching.Contracts.Placements;
using Matching.Contracts.Volunteers;
using Matching.Grains.Audit;

namespace Matching.Grains.Needs;

/// <summary>Offers: made, answered, taken back.</summary>
internal sealed partial class NeedGrain
{
    public async Task<Outcome<Offer>> MakeOffer(OfferRequest request)
    {
        if (State.Requirements is null)
            return Unknown();
        await Settle();
        if (State.Find(request.Id) is { } known)
        {
            return known.IsMadeBy(request)
                ? known
                : new Problem(ProblemCode.RequestReused, "This offer id was used for another volunteer, other children, another agreement or another override.", "id", "Make the offer under a new id.");
        }

        return await Make(request, hold: null);
    }

    public async Task<Outcome<Offer>> Accept(Guid offer)
    {
        await FinishEndings();
        if (!Step(offer, OfferStatus.Accepted).Ok(out var known, out var problem) || known.Status == OfferStatus.Accepted)
            return known is null ? problem! : known;
        if (known.Places > State.PlacesLeft(NeedLedger.IsServed) || known.IsTooLate(State))
            return new Problem(ProblemCode.WrongState, "Others have said yes for these places.", "offer", "Withdraw the offer.");
        if (await Forbids(known) is { } forbidden)
            return forbidden;
        if (!(await Volunteer(known.Volunteer).Confirm(offer)).Ok(out var placed, out problem))
        {
            await Settle();
            return Disclosure.ForViewer(problem, Self.Municipality, known.Volunteer.Municipality);
        }

        var accepted = known with { Status = OfferStatus.Accepted };
        await Change(Taken(State, accepted, placed), Deed(AuditAction.OfferAccepted, NoticeKind.OfferAccepted, accepted));
        await WithdrawRest();
        return accepted;
    }

    public async Task<Outcome<Offer>> Decline(Guid offer, OfferReason reason)
    {
        var answer = await EndHold(offer, OfferStatus.Declined, reason);
        await RunLane();
        return answer;
    }

    public async Task<Outcome<Offer>> Withdraw(Guid offer, OfferReason reason)
    {
        if (State.Placement(offer) is { Stage: PlacementStage.Running })
            return new Problem(ProblemCode.WrongState, "The placement is running.", "offer", "End the placement.");
        return await EndHold(offer, OfferStatus.Withdrawn, reason);
    }

    /// <param name="hold">How long the volunteer is held; null: as the municipality's policy says.</param>
    private async Task<Outcome<Offer>> Make(OfferRequest request, TimeSpan? hold)
    {
        var wish = State.Requirements!.From(Today);
        var descriptor = NeedProjection.Descriptor(Self, State, law, Today);
        var groups = request.Volunteer.Municipality == Self.Municipality ? null : new RuleGroups(descriptor);
        if (PairQuestion.Check(request.Override, groups) is { } faulty)
            return faulty;
        if (Forbids(request, wish) is { } forbidden)
            return forbidden;
        if (await ContactPoints.Of(GrainFactory, Self, State) is null)
            return ContactPoints.Unnamed;
        if (!(await GrainFactory.GetGrain<IMunicipalityGrain>(GrainKeys.Municipality(Self.Municipality)).Get()).Ok(out var own, out var problem))
            return problem;
        var pair = await PairQuestion.For(GrainFactory, descriptor, own.Profile, request.Volunteer, time);
        var misfits = await Volunteer(request.Volunteer).Misfits(pair, request.Id);
        var waived = request.Override.Rules(groups);
        if (PairQuestion.Refuse(misfits & ~waived) is { } misfit)
            return Disclosure.ForViewer(misfit, Self.Municipality, request.Volunteer.Municipality);

        var now = time.GetUtcNow();
        var reservation = new Reservation(request.Id, Self, wish.Type, wish.Start, now + (hold ?? TimeSpan.FromHours(own.Profile.Policy.TermsOf(wish.Type, Today)?.OfferHoldHours ?? own.Profile.Policy.OfferHoldHours)))
        {
            End = wish.End,
            Places = request.Children.IsEmpty ? State.PlacesToAskFor() : request.Children.Length,
            FewerWillDo = request.Children.IsEmpty && wish.Siblings == SiblingRule.TogetherPreferred,
            ForChild = wish.ForChild,
            ChildUnder = ChildUnder(wish, State.Case!),
            Time = wish.Time(),
            Waived = waived & (RejectionReasons.Pattern | RejectionReasons.WeekSlots),
            Agreement = request.Agreement,
        };
        if (!(await Volunteer(request.Volunteer).Reserve(reservation, pair)).Ok(out var held, out problem))
            return Disclosure.ForViewer(problem, Self.Municipality, request.Volunteer.Municipality);
        var lifted = Lifted(request, misfits);
        var offer = new Offer(request.Id, Self, request.Volunteer, OfferStatus.Held, now, held.Reservation.Deadline, null)
        {
            Override = lifted == RejectionReasons.None ? null : request.Override! with { Rules = lifted },
            Decision = Disclosure.Kept(held.Decision, groups),
            Places = held.Reservation.Places,
            Children = request.Children,
            Agreement = held.Reservation.Agreement,
            Asked = request.Override,
        };
        var next = State.With(offer);
        if (State.Lane is { IsActive: true } lane)
            next = next with { Lane = lane with { Asked = lane.Asked.Add(offer.Volunteer.Id) } };
        await Change(next, Deed(offer.Override is null ? AuditAction.OfferMade : AuditAction.OfferMadeByOverride, NoticeKind.OfferMade, offer, offer.Deadline));
        return offer;
    }

    /// <summary>What the override did not lift is not recorded as lifted. Of another municipality's volunteer that would tell which groups failed, so it stays as it was named.</summary>
    private RejectionReasons Lifted(OfferRequest request, RejectionReasons misfits)
    {
        var named = request.Override?.Rules ?? RejectionReasons.None;
        return request.Volunteer.Municipality == Self.Municipality
            ? (misfits | (State.Declined.Contains(request.Volunteer.Id) ? RejectionReasons.Excluded : 0)) & named
            : named;
    }

    private async Task<Outcome<Offer>> EndHold(Guid offer, OfferStatus end, OfferReason reason)
    {
        await FinishEndings();
        if (!Step(offer, end).Ok(out var known, out var problem) || known.Status == end)
            return known is null ? problem! : known;
        var ended = known with { Status = end, Reason = reason };
        var (action, notice) = end == OfferStatus.Declined ? (AuditAction.OfferDeclined, NoticeKind.OfferDeclined) : (AuditAction.OfferWithdrawn, NoticeKind.OfferWithdrawn);
        await Leave(State, ended, Deed(action, notice, ended));
        return ended;
    }

    /// <summary>The decision is stored before the place is given back: whatever fails in between, the next call finishes it.</summary>
    private async Task Leave(NeedState next, Offer ended, Deed deed)
    {
        await Commit(next with { Ending = next.Ending.Add(ended) }, Concerning(next)(deed));
        await FinishEndings();
    }

    private async Task FinishEndings()
    {
        foreach (var ended in State.Ending)
        {
            if (ended.Status is OfferStatus.Ended or OfferStatus.Interrupted && State.Placement(ended.Id) is { Ended: { } until })
                await Volunteer(ended.Volunteer).End(ended.Id, until);
            else
                await Volunteer(ended.Volunteer).Release(ended.Id);
            await Change(State.Ended(ended));
        }
    }

    /// <summary>Others have said yes: whoever was asked for more places than are left is told and free again.</summary>
    private async Task WithdrawRest()
    {
        var left = State.PlacesLeft(NeedLedger.IsServed);
        foreach (var held in State.Offers.Where(o => o.Status == OfferStatus.Held && (o.Places > left || o.IsTooLate(State))))
            await EndHold(held.Id, OfferStatus.Withdrawn, OfferReason.OtherVolunteerChosen);
        if (State.Status == NeedStatus.Filled)
            await EndLane(AuditAction.LaneEnded);
    }

    /// <summary>The offer, if it is already where the caller wants it or may go there.</summary>
    private Outcome<Offer> Step(Guid offer, OfferStatus to)
    {
        if (State.Find(offer) is not { } known)
            return new Problem(ProblemCode.NotFound, "There is no such offer.", "offer");
        if (known.Status == OfferStatus.Expired)
            return new Problem(ProblemCode.Expired, "The deadline of the hold has passed.", "offer", "Make a new offer.");
        return known.Status == to || LifeCycles.Offer.Moves.Any(m => m.From == known.Status && m.To == to && (m.From == OfferStatus.Held || to == OfferStatus.Withdrawn))
            ? known
            : new Problem(ProblemCode.WrongState, $"The offer is {known.Status}.", "offer", "Make a new offer.");
    }

    private Problem? Forbids(OfferRequest request, NeedRequirements wish) => State switch
    {
        { Status: NeedStatus.Closed } => new(ProblemCode.WrongState, "The need is closed.", "need", "Open a new need."),
        _ when wish.End <= Today => OfferRules.Over,
        { Status: NeedStatus.Filled } => new(ProblemCode.WrongState, "The need is filled.", "need", "Ask for more volunteers, or withdraw a placement."),
        _ when (State.Lane is { IsActive: true } lane ? State.Offers.Count(o => o.IsLive()) >= wish.VolunteersWanted() + lane.Policy.Offers : State.PlacesLeft(NeedLedger.IsTaken) <= 0) =>
            new(ProblemCode.WrongState, "Offers are out for as many places as are wanted.", "need", "Wait for an answer, or withdraw an offer."),
        _ when State.Offers.Any(o => o.IsLive() && o.Volunteer == request.Volunteer) =>
            new(ProblemCode.WrongState, "This volunteer already has an offer for this need.", "volunteer", "Choose another volunteer."),
        _ when State.Declined.Contains(request.Volunteer.Id) && request.Override?.Rules.HasFlag(RejectionReasons.Excluded) != true =>
            new(ProblemCode.NotEligible, "A no to this volunteer is remembered for this need.", "volunteer", "Choose another volunteer; a changed need may be offered again."),
        _ => Siblings.Forbids(request, State) ?? OfferRules.Forbids(State.Case!, wish, request.Volunteer, Self.Municipality, law),
    };

    private NeedState Taken(NeedState state, Offer accepted, Commitment placed) => state.With(accepted) with
    {
        Placements = state.Placements.RemoveAll(p => p.Offer == accepted.Id)
            .Add(new(accepted.Id, Self, accepted.Volunteer, State.Requirements!.Type, State.Requirements.Start, PlacementStage.Accepted)
            {
                Places = accepted.Places,
                Children = Siblings.Of(accepted, state),
                Agreement = placed.Reservation.Agreement,
            }),
    };

    private Deed Deed(AuditAction action, NoticeKind notice, Offer offer, DateTimeOffset? when = null) => new(
        action,
        $"offer {offer.Id:D}{(offer.Reason is { } reason ? $" reason {reason}" : "")}{(action == AuditAction.OfferMadeByOverride ? $" rules {offer.Override!.Rules}" : "")}",
        OfferNotices.For(notice, offer, State.Requirements!.Type, time.GetUtcNow(), when));
}
