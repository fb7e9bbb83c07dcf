using Matching.Contracts.Law;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Pool;
using Matching.Contracts.Volunteers;
using Matching.Grains.Pool;
using Matching.Grains.State;

namespace Matching.Grains.Needs;

[GrainType("need")]
internal sealed partial class NeedGrain(
    [PersistentState(StateNames.Need, StateNames.Store)] IPersistentState<NeedState> storage,
    TimeProvider time,
    LawBook law,
    ILogger<NeedGrain> logger)
    : DurableGrain<NeedState>(storage), INeedGrain, IAuthorityBound
{
    /// <summary>A region changes a few times a year; a second change during the second search is no longer chance.</summary>
    private const int MaxSearches = 3;

    private NeedRef Self => NeedRef.FromKey(this.GetPrimaryKeyString());

    Authority? IAuthorityBound.Owner => State.Requirements is { } wish ? Authorities.Of(wish.Type) : null;

    bool IAuthorityBound.IsMadeBy(string method) => method == nameof(Open);

    Problem IAuthorityBound.Unknown => Unknown();

    public async Task<Outcome<NeedView>> Open(NeedRequirements requirements, NeedCase @case, long? expectedVersion)
    {
        if (NeedRules.Check(requirements, @case, Self.Municipality, law) is { } problem)
            return problem;
        if (!CallAuthority.Sees(requirements.Type))
            return new Problem(ProblemCode.Forbidden, "Another authority of the municipality decides on this assignment type.", "type", "Open it as that authority.");
        await Settle();
        var sameWish = State.Requirements is { } known && known.SameAs(requirements);
        if (sameWish && State.Case == @case)
            return View();
        if (expectedVersion is { } expected && expected != State.Version)
            return Versions.Mismatch(State.Version);
        if (HinderedByOffers(requirements) is { } hindrance)
            return hindrance;

        var next = State with { Requirements = requirements, Case = @case, Declined = sameWish ? State.Declined : [] };
        await Change(next.Recounted());
        return View();
    }

    public async Task<Outcome<NeedView>> Get()
    {
        if (State.Requirements is null)
            return Unknown();
        await Settle();
        return View();
    }

    public async Task<Outcome<CandidateList>> Candidates(string? region, int k, CancellationToken cancellationToken = default)
    {
        if (State.Requirements is null)
            return Unknown();
        if (k is < 1 or > Limits.Candidates)
            return new Problem(ProblemCode.Invalid, "The number of candidates is out of range.", "k", $"Choose 1 to {Limits.Candidates}.");
        return await Search(region, search => search.Best(k, cancellationToken));
    }

    public async Task<Outcome<RejectionPage>> Rejections(string? region, VolunteerRef? from, int limit, CancellationToken cancellationToken = default)
    {
        if (State.Requirements is null)
            return Unknown();
        if (limit is < 1 or > Limits.PageSize)
            return new Problem(ProblemCode.Invalid, "The page size is out of range.", "limit", $"Choose 1 to {Limits.PageSize}.");
        return await Search(region, search => search.Rejected(from, limit, cancellationToken));
    }

    public async Task<Outcome<Offer>> MakeOffer(OfferRequest request)
    {
        if (State.Requirements is not { } wish)
            return Unknown();
        await Settle();
        if (State.Find(request.Id) is { } known)
        {
            return known.Volunteer == request.Volunteer
                ? known
                : new Problem(ProblemCode.RequestReused, "This offer id was used for another volunteer.", "id", "Make the offer under a new id.");
        }

        if (Forbids(request.Volunteer, wish) is { } forbidden)
            return forbidden;
        if (!(await GrainFactory.GetGrain<IMunicipalityGrain>(GrainKeys.Municipality(Self.Municipality)).Get()).Ok(out var home, out var problem))
            return problem;

        var now = time.GetUtcNow();
        var reservation = new Reservation(request.Id, Self, wish.Type, wish.Start, now.AddHours(home.Profile.Policy.OfferHoldHours));
        if (!(await Volunteer(request.Volunteer).Reserve(reservation)).Ok(out var held, out problem))
            return Disclosure.ForViewer(problem, Self.Municipality, request.Volunteer.Municipality);
        var offer = new Offer(request.Id, Self, request.Volunteer, OfferStatus.Held, now, held.Reservation.Deadline, null);
        await Change(State.With(offer));
        return offer;
    }

    public async Task<Outcome<Offer>> Accept(Guid offer)
    {
        await FinishEndings();
        if (!Step(offer, OfferStatus.Accepted, [OfferStatus.Held]).Ok(out var known, out var problem) || known.Status == OfferStatus.Accepted)
            return known is null ? problem! : known;
        if (!(await Volunteer(known.Volunteer).Confirm(offer)).Ok(out _, out problem))
        {
            await Settle();
            return problem;
        }

        var accepted = known with { Status = OfferStatus.Accepted };
        await Change(State.With(accepted));
        return accepted;
    }

    public Task<Outcome<Offer>> Decline(Guid offer, OfferReason reason) => End(offer, OfferStatus.Declined, reason, [OfferStatus.Held]);

    public Task<Outcome<Offer>> Withdraw(Guid offer, OfferReason reason) => End(offer, OfferStatus.Withdrawn, reason, [OfferStatus.Held, OfferStatus.Accepted]);

    public async Task<Outcome<NeedView>> Close()
    {
        if (State.Requirements is null)
            return Unknown();
        await Settle();
        foreach (var held in State.Offers.Where(o => o.Status == OfferStatus.Held))
            await Withdraw(held.Id, OfferReason.NeedEnded);
        if (State.Status != NeedStatus.Closed)
            await Change(State with { Status = NeedStatus.Closed, Version = State.Version + 1 });
        return View();
    }

    private async Task<Outcome<T>> Search<T>(string? region, Func<PoolSearch, Task<T>> ask)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (!(await PoolSearch.For(GrainFactory, NeedProjection.Descriptor(Self, State, law), region, time)).Ok(out var search, out var problem))
                return problem;
            try
            {
                return await ask(search);
            }
            catch (RoundLostException) when (attempt < MaxSearches)
            {
                // The region changed between the two calls: the next search sees the change.
            }
        }
    }

    private async Task<Outcome<Offer>> End(Guid offer, OfferStatus end, OfferReason reason, OfferStatus[] from)
    {
        await FinishEndings();
        if (!Step(offer, end, from).Ok(out var known, out var problem) || known.Status == end)
            return known is null ? problem! : known;
        // The decision is stored before the place is given back: whatever fails in between, the next call finishes it.
        var ended = known with { Status = end, Reason = reason };
        await Commit(State with { Ending = State.Ending.Add(ended) });
        await FinishEndings();
        return ended;
    }

    private async Task FinishEndings()
    {
        foreach (var ended in State.Ending)
        {
            await Volunteer(ended.Volunteer).Release(ended.Id);
            await Change(State.Ended(ended));
        }
    }

    /// <summary>The offer, if it is already where the caller wants it or may go there.</summary>
    private Outcome<Offer> Step(Guid offer, OfferStatus to, ReadOnlySpan<OfferStatus> from)
    {
        if (State.Find(offer) is not { } known)
            return new Problem(ProblemCode.NotFound, "There is no such offer.", "offer");
        return known.Status == to || from.Contains(known.Status)
            ? known
            : new Problem(ProblemCode.WrongState, $"The offer is {known.Status}.", "offer", "Make a new offer.");
    }

    /// <summary>Offers that are out were judged for their type and day, and must stay within the number wanted.</summary>
    private Problem? HinderedByOffers(NeedRequirements next)
    {
        var live = State.Offers.Count(o => o.IsLive());
        if (live > next.Count)
            return new(ProblemCode.WrongState, "More offers are out than volunteers would be wanted.", "count", "Withdraw offers first.");
        if (live == 0 || State.Requirements is not { } wish || (wish.Type == next.Type && wish.Start == next.Start))
            return null;
        return new(ProblemCode.WrongState, "Offers are out for another assignment type or start.", wish.Type == next.Type ? "start" : "type", "Withdraw the offers first, or open a new need.");
    }

    private Problem? Forbids(VolunteerRef volunteer, NeedRequirements wish) => State switch
    {
        { Status: NeedStatus.Closed } => new(ProblemCode.WrongState, "The need is closed.", "need", "Open a new need."),
        { Status: NeedStatus.Filled } => new(ProblemCode.WrongState, "The need is filled.", "need", "Ask for more volunteers, or withdraw a placement."),
        _ when State.Offers.Count(o => o.IsLive()) >= wish.Count =>
            new(ProblemCode.WrongState, "As many offers are out as volunteers are wanted.", "need", "Wait for an answer, or withdraw an offer."),
        _ when State.Offers.Any(o => o.IsLive() && o.Volunteer == volunteer) =>
            new(ProblemCode.WrongState, "This volunteer already has an offer for this need.", "volunteer", "Choose another volunteer."),
        _ when State.Declined.Contains(volunteer.Id) =>
            new(ProblemCode.NotEligible, "This volunteer declined this need.", "volunteer", "Choose another volunteer; a changed need may be offered again."),
        _ => null,
    };

    /// <summary>Asks the volunteers how holds past their deadline ended: a crash or time-out may have hidden a yes.</summary>
    private async Task Settle()
    {
        await FinishEndings();
        var now = time.GetUtcNow();
        var next = State;
        foreach (var offer in State.Offers.Where(o => o.IsUnsettled(now)))
        {
            var truth = await Volunteer(offer.Volunteer).GetCommitment(offer.Id);
            var placed = truth.Ok(out var commitment, out _) && commitment.Status == CommitmentStatus.Placed;
            next = next.With(offer with { Status = placed ? OfferStatus.Accepted : OfferStatus.Expired });
        }

        if (next != State)
            await Change(next);
    }

    private async Task Change(NeedState next)
    {
        await Commit(next);
        try
        {
            await PoolPublisher.Publish(GrainFactory, NeedProjection.Descriptor(Self, State, law));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The change is stored and stays. The board reads the truth anew at intervals, so the copy catches up.
            LogPublishFailed(fault);
        }
    }

    private IVolunteerGrain Volunteer(VolunteerRef volunteer) => GrainFactory.GetGrain<IVolunteerGrain>(GrainKeys.Volunteer(volunteer));

    private NeedView View() => new(Self, State.Requirements!, State.Case!, State.Status, State.Offers, State.Version);

    private static Problem Unknown() => new(ProblemCode.NotFound, "There is no such need.", "need");
}
