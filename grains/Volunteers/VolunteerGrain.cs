using Matching.Contracts.Audit;
using Matching.Contracts.Credits;
using Matching.Contracts.Law;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Partnerships;
using Matching.Contracts.Pool;
using Matching.Contracts.Volunteers;
using Matching.Grains.Audit;
using Matching.Grains.Municipalities;
using Matching.Grains.Pool;
using Matching.Grains.State;

namespace Matching.Grains.Volunteers;

[GrainType("volunteer")]
internal sealed partial class VolunteerGrain(
    [PersistentState(StateNames.Volunteer, StateNames.Store)] IPersistentState<VolunteerState> storage,
    TimeProvider time,
    LawBook law,
    ILogger<VolunteerGrain> logger)
    : AuditedGrain<VolunteerState>(storage, time, logger), IVolunteerGrain
{
    private readonly TimeProvider time = time;
    private readonly ILogger<VolunteerGrain> logger = logger;

    /// <summary>The offer whose entry is being changed now, from the first step to the last.</summary>
    private Guid? changing;

    protected override string Municipality => Self.Municipality;

    private VolunteerRef Self => VolunteerRef.FromKey(this.GetPrimaryKeyString());

    private IMunicipalityGrain Home => GrainFactory.GetGrain<IMunicipalityGrain>(GrainKeys.Municipality(Self.Municipality));

    public async Task<Outcome<VolunteerView>> Register(VolunteerProfile profile, long? expectedVersion)
    {
        if (VolunteerRules.Check(profile) is { } problem)
            return problem;
        var today = Today(time.GetUtcNow());
        if (VolunteerRules.Check(profile, State.Profile, Municipality, law, today) is { } unlawful)
            return unlawful;
        profile = profile.WithStages(State.Profile, today);
        if (ApprovalRules.Forbids(profile, State.Profile) is { } outOfOrder)
            return outOfOrder;
        (profile, var removed) = profile.WithEvents(State.Profile, State.RemovedChecks, State.Events, Municipality, law, today);
        if (profile.WrongDecision(State.Profile, Municipality, law, today) is { } wrongDecision)
            return wrongDecision;
        if (State.Profile is { } known && known.SameAs(profile))
            return View();
        if (expectedVersion is { } expected && expected != State.Version)
            return Versions.Mismatch(State.Version);
        var (next, warnings) = Warned(State with { Profile = profile, RemovedChecks = removed, Version = State.Version + 1 }, check => check.EndedOn is not null);
        var deed = new Deed(State.Profile is null ? AuditAction.VolunteerRegistered : AuditAction.VolunteerChanged, null, VolunteerNotices.OfHome(Self, State, next, null, law, time.GetUtcNow()));
        await Change(next, [deed, .. warnings]);
        return View();
    }

    public async Task WarnOfChecks()
    {
        if (State.Profile is null)
            return;
        var (next, warnings) = Warned(State, _ => true);
        if (warnings.IsEmpty)
            return;
        await Commit(next, warnings);
        await Pay();
    }

    public Task<Outcome<VolunteerView>> Get() => Task.FromResult<Outcome<VolunteerView>>(State.Profile is null ? Unknown() : View());

    public Task<Outcome<Commitment>> Reserve(Reservation reservation, PoolQuery? asked = null) => Changing(reservation.Offer, () => Hold(reservation, asked));

    public Task<Outcome<Commitment>> Confirm(Guid offer) => Changing(offer, () => Place(offer));

    public Task Release(Guid offer) => Changing(offer, () => GiveBack(offer, until: null));

    public Task<Outcome<Commitment>> Begin(Guid offer, DateOnly on) => Changing(offer, () => Start(offer, on));

    public Task<Outcome<Commitment>> Prolong(Guid offer, DateOnly until) => Changing(offer, () => GoOn(offer, until));

    public Task End(Guid offer, DateOnly until) => Changing(offer, () => GiveBack(offer, until));

    public Task Thank(Guid offer, DateOnly on) =>
        State.Find(offer) is { } known && known.Thanked != on
            ? Change(State.With(known with { Thanked = on }, time.GetUtcNow()), new Deed(AuditAction.VolunteerThanked, $"offer {offer:D}") { Authority = Authorities.Of(known.Reservation.Type) })
            : Task.CompletedTask;

    public Task<RejectionReasons> Misfits(PoolQuery query, Guid? offer = null) => Task.FromResult(IsUnknownTo(query.Needs[0].Need.Municipality)
        ? RejectionReasons.None
        : SoftRules.Misfits(VolunteerProjection.Row(Self, State, law, time.GetUtcNow(), offer), query, time.GetUtcNow()));

    public Task<ImmutableArray<string>> Remedies(PoolQuery query) => Task.FromResult(State.Profile is not { } profile
        ? []
        : SoftRules.Remedies(VolunteerProjection.Row(Self, State, law, time.GetUtcNow()), query, new(profile, State.LastAgreed()), time.GetUtcNow()));

    public Task<Outcome<Commitment>> GetCommitment(Guid offer) =>
        Task.FromResult<Outcome<Commitment>>(State.Find(offer) is { } known ? known : UnknownOffer());

    public Task<Commitment?> StoredCommitment(Guid offer) => Task.FromResult(State.Find(offer));

    public Task<Outcome<PairReplay>> Replay(Guid offer) => Task.FromResult<Outcome<PairReplay>>(
        State.Find(offer) is { Decision: { } decision } && State.Inputs.TryGetValue(offer, out var packed)
            ? PairInputs.Replay(offer, decision, packed)
            : new Problem(ProblemCode.NotFound, "No decision is kept of this offer.", "offer", "Decisions are kept as long as the volunteer's ledger keeps the offer."));

    public Task<bool> TakesPlace(Guid offer) => Task.FromResult(offer == changing || State.Find(offer)?.Counts(time.GetUtcNow()) == true);

    public async Task<Outcome<bool>> Erase()
    {
        if (State.Profile is null)
        {
            await PoolPublisher.Remove(GrainFactory, Self);
            await LeavePartnership();
            return Unknown();
        }

        if (State.Commitments.Where(c => c.Counts(time.GetUtcNow())).ToList() is [_, ..] standing)
        {
            return new Problem(ProblemCode.WrongState, "A placement or hold is still running.", "volunteer", standing.Exists(c => c.Reservation.Need.Municipality != Municipality)
                ? "Ask the municipality whose need it is to end it; a hold lapses by itself at its deadline."
                : "End the placements and withdraw the offers first.");
        }

        // What ran abroad is owed for, and only this ledger says how long it ran.
        if (State.Commitments.Any(c => c.Reservation.Need.Municipality != Self.Municipality))
            await GrainFactory.GetGrain<ICreditsGrain>(GrainKeys.Municipality(Self.Municipality)).Settle();
        // The pool forgets first: a row must not outlive its person, whatever fails in between. And once more at the end:
        // a shard that started in between has read the truth as it was.
        await PoolPublisher.Remove(GrainFactory, Self);
        // Nothing of the person is left in this state. The version stays: a request from before, sent again, must not bring them back.
        await Commit(new VolunteerState { Version = State.Version + 1, Owed = State.Owed }, new Deed(AuditAction.VolunteerErased));
        await PayUp();
        await PoolPublisher.Remove(GrainFactory, Self);
        await LeavePartnership();
        DeactivateOnIdle();
        return true;
    }

    /// <summary>When nobody can be taken in under this id any more.</summary>
    private async Task LeavePartnership()
    {
        var partnerships = GrainFactory.GetGrain<IPartnershipsGrain>(GrainKeys.Municipality(Municipality));
        foreach (var known in (await partnerships.List()).Where(p => p.Volunteers.Contains(Self.Id)))
            await partnerships.Leave(known.Partnership.Id, Self.Id);
    }

    private async Task<Outcome<Commitment>> Hold(Reservation reservation, PoolQuery? asked)
    {
        if (IsUnknownTo(reservation.Need.Municipality))
            return Unknown();
        var profile = State.Profile!;
        if (State.Find(reservation.Offer) is { } before)
            return Again(before, reservation, time.GetUtcNow());
        var now = time.GetUtcNow();
        if (reservation.Deadline <= now)
            return new Problem(ProblemCode.Expired, "The deadline of the hold has passed already.", "deadline", "Make a new offer.");
        if (VolunteerRules.Forbids(profile, Self.Municipality, reservation, State.LastAgreed(), law, Today(now)) is { } forbidden)
            return forbidden;
        if (State.Fitted(reservation, profile.Caps(Municipality, law, reservation.Start), now) is not { } fitted)
            return new Problem(ProblemCode.NoCapacity, "The volunteer's last free place is held or taken.", "volunteer", "Choose another volunteer, or try again when the hold has lapsed.");
        if (State.Timed(fitted, now) is not { } timed)
            return State.NoTime(reservation);
        if (!(await Agreed(timed)).Ok(out var agreed, out var unagreed))
            return unagreed;

        var inputs = asked is null ? null : new PairInputs(VolunteerProjection.Row(Self, State, law, now), asked, now, LawVersion(reservation)).ToBytes();
        var held = new Commitment(agreed, CommitmentStatus.Held, now) { Decision = inputs is null ? null : PairInputs.Judge(inputs) };
        var known = inputs is null ? State : State with { Inputs = State.Inputs.SetItem(reservation.Offer, PairInputs.Pack(inputs)) };
        await Change(known.With(held, now) with { LastAsked = Today(now) }, Deed(AuditAction.PlaceHeld, held));
        return held;
    }

    /// <summary>To others a protected identity answers like somebody who is not there.</summary>
    private bool IsUnknownTo(string municipality) => State.Profile is not { } profile || (profile.ProtectedIdentity && municipality != Self.Municipality);

    /// <summary>Judged again as far as somebody may have changed their mind since the hold. Checks stand: two holds may rest on one, and the start asks once more.</summary>
    private async Task<Outcome<Commitment>> Place(Guid offer)
    {
        var now = time.GetUtcNow();
        if (State.Find(offer) is not { } known)
            return UnknownOffer();
        if (known.Status == CommitmentStatus.Placed)
            return known;
        if (!known.Counts(now))
            return new Problem(ProblemCode.Expired, "The hold has lapsed or was given back.", "offer", "Make a new offer.");
        var left = known.Reservation with { Start = known.Reservation.Start < Today(now) ? Today(now) : known.Reservation.Start };
        if (left.End <= left.Start)
            return new Problem(ProblemCode.WrongState, "The planned end has passed.", "offer", "Withdraw the offer, and open a need for later days.");
        if (VolunteerRules.Hinders(State.Profile!, Municipality, left, law, Today(now)) is { } hindrance)
            return hindrance;
        if (!(await Agreed(left with { Agreement = null })).Ok(out var agreed, out var unagreed))
            return unagreed;
        var placed = known with { Reservation = known.Reservation with { Agreement = agreed.Agreement }, Status = CommitmentStatus.Placed, Since = now, AgreedOn = Today(now) };
        await Change(State.With(placed, now), Deed(AuditAction.PlaceTaken, placed));
        return placed;
    }

    /// <summary>Judged once more, by the rules of the day on which it really starts.</summary>
    private async Task<Outcome<Commitment>> Start(Guid offer, DateOnly on)
    {
        var now = time.GetUtcNow();
        if (State.Find(offer) is not { Status: CommitmentStatus.Placed } known || State.Profile is not { } profile)
            return UnknownOffer();
        if (known.Started == on)
            return known;
        if (known.Reservation.End <= on)
            return Problem.Invalid("The placement would start on or after its planned end.", "on", "Give a day before it, or withdraw the placement and open a need for later days.");
        var actual = known.Reservation with { Start = on };
        if (VolunteerRules.Forbids(profile, Self.Municipality, actual, State.LastAgreedBefore(known), law, Today(now)) is { } forbidden)
            return forbidden;
        // The hold was given by what was free from its own day on.
        if ((on < known.Reservation.Start || on < known.AgreedOn || State.IsOverrun(on, Today(now), except: offer))
            && (!State.HasRoomFor(actual, profile.Caps(Municipality, law, on), now, except: offer) || State.Timed(actual with { Waived = RejectionReasons.None }, now, except: offer) is null))
            return new Problem(ProblemCode.NoCapacity, "On that day the place, or the time, was still taken.", "on", "Give a later day; where a placement is past its planned end, record its end first.");
        if (!(await Agreed(actual with { Agreement = null })).Ok(out var agreed, out var unagreed))
            return unagreed with { Field = "on" };
        var started = known with { Reservation = known.Reservation with { Agreement = agreed.Agreement }, Started = on };
        var next = State.With(started, now);
        await Change(next, Deed(AuditAction.PlaceStarted, started) with { Notices = VolunteerNotices.OfHome(Self, State, next, started, law, now) });
        return started;
    }

    /// <summary>Outside the home municipality a placement runs under a sharing agreement that is in force on the day it starts: the reservation with it. What has one keeps it where none is named, while it covers that day.</summary>
    private async Task<Outcome<Reservation>> Agreed(Reservation reservation)
    {
        if (reservation.Need.Municipality == Self.Municipality)
        {
            return reservation.Agreement is null
                ? reservation
                : Problem.Invalid("The volunteer is of the need's own municipality: no sharing agreement is needed.", "agreement", "Leave it out.");
        }

        var use = new AgreementUse(reservation.Offer, Self, reservation.Need.Municipality, reservation.Type, reservation.Start) { Agreement = reservation.Agreement };
        if (!(await Home.ClaimAgreement(use)).Ok(out var agreement, out var problem))
            return problem;
        // A host of an earlier version, met while hosts are replaced one by one, answers with the offer.
        return reservation with { Agreement = agreement == reservation.Offer ? null : agreement };
    }

    /// <summary>The days from the planned end on, as far as they are ahead, are judged like a placement on them; what runs until then is as it was.</summary>
    private async Task<Outcome<Commitment>> GoOn(Guid offer, DateOnly until)
    {
        var now = time.GetUtcNow();
        if (State.Find(offer) is not { } known || !known.IsRunning() || State.Profile is not { } profile)
            return UnknownOffer();
        if (known.Reservation.End == until)
            return known;
        var first = known.Reservation.End < Today(now) ? Today(now) : known.Reservation.End;
        if (first is not { } from || until <= from)
            return Problem.Invalid("The day is not after the planned end, or not ahead.", "until", "Give a day after the planned end and after today; to end it sooner, record the end.");
        var added = known.Reservation with { Start = from, End = until };
        if (VolunteerRules.Forbids(profile, Self.Municipality, added, State.LastAgreedBefore(known), law, Today(now)) is { } forbidden)
            return forbidden;
        if (!State.HasRoomFor(added, profile.Caps(Municipality, law, from), now, except: offer) || State.Timed(added with { Waived = RejectionReasons.None }, now, except: offer) is null)
            return new Problem(ProblemCode.NoCapacity, "On some day until then the place, or the time, is taken.", "until", "Give an earlier day.");
        if (!await IsAgreed(added))
            return new Problem(ProblemCode.NoAgreement, "No sharing agreement covers this assignment type on the added days.", "until", "Make an agreement, or open a need for the days after the planned end.");
        var longer = known with { Reservation = known.Reservation with { End = until } };
        await Change(State.With(longer, now), Deed(AuditAction.PlaceProlonged, longer));
        return longer;
    }

    /// <summary>
    /// Where the days begin, the agreement that it runs under is in force, or its changed terms, or another one that has a place left. What runs keeps its own, with its price
    /// and its place of the quota.
    /// </summary>
    private async Task<bool> IsAgreed(Reservation added)
    {
        if (added.Need.Municipality == Self.Municipality)
            return true;
        var known = (await Home.Agreements()).Agreements;
        var covering = known.Where(a => a.Receiving == added.Need.Municipality && a.Covered(added.Type, added.Start)).ToList();
        if (known.FirstOrDefault(a => a.Id == added.Agreement) is { } own && known.Since(own).Intersect(covering).Any())
            return true;
        var taken = (await Home.AgreementLoads()).ToLookup(l => l.Agreement, l => l.Running);
        return covering.Exists(a => taken[a.Id].Sum() < a.Quota);
    }

    private async Task<bool> GiveBack(Guid offer, DateOnly? until)
    {
        var now = time.GetUtcNow();
        if (State.Find(offer) is not { } known)
            return false;
        var over = known.Status == CommitmentStatus.Placed ? CommitmentStatus.Ended : CommitmentStatus.Released;
        if (known.Status is CommitmentStatus.Held or CommitmentStatus.Placed)
        {
            var freed = known with { Status = over, Since = now, Until = until };
            await Change(State.With(freed, now), Deed(AuditAction.PlaceFreed, freed));
        }

        if (known.Reservation.Need.Municipality != Self.Municipality)
            await Home.ReleaseClaim(offer);
        return true;
    }

    /// <summary>The state that remembers which checks were told of, with a deed for each that was not yet.</summary>
    private (VolunteerState Next, ImmutableArray<Deed> Deeds) Warned(VolunteerState state, Func<CheckEnding, bool> now)
    {
        var moment = time.GetUtcNow();
        var due = state.Profile!.EndingChecks(Municipality, law, Today(moment));
        var fresh = due.Where(check => now(check) && !state.Warned.Contains(CheckWarning.Of(check))).ToList();
        // A check that was renewed or removed need not be remembered.
        var kept = due.Select(CheckWarning.Of).Intersect(state.Warned);
        return fresh.Count == 0
            ? (state, [])
            : (state with { Warned = [.. kept, .. fresh.Select(CheckWarning.Of)] },
                [.. fresh.Select(check => new Deed(AuditAction.CheckEnding, $"{check.Kind}", VolunteerNotices.Of(check, Self, moment)))]);
    }

    private async Task<T> Changing<T>(Guid offer, Func<Task<T>> steps)
    {
        changing = offer;
        try
        {
            return await steps();
        }
        finally
        {
            changing = null;
        }
    }

    private async Task Change(VolunteerState next, params IEnumerable<Deed> deeds)
    {
        await Commit(next, deeds);
        try
        {
            // A protected identity has no row; one that was there before it became protected goes.
            await (State.Profile!.ProtectedIdentity
                ? PoolPublisher.Remove(GrainFactory, Self)
                : PoolPublisher.Publish(GrainFactory, VolunteerProjection.Row(Self, State, law, time.GetUtcNow())));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The change is stored and stays. The pool reads the truth anew at intervals, so the copy catches up.
            LogPublishFailed(fault);
        }

        await Pay();
    }

    private static Deed Deed(AuditAction action, Commitment entry) =>
        new(action, $"offer {entry.Reservation.Offer:D} need {entry.Reservation.Need} {entry.Reservation.Type}{(action == AuditAction.PlaceHeld && entry.SetAside() is not RejectionReasons.None and var rules ? $" rules {rules}" : "")}") { Authority = Authorities.Of(entry.Reservation.Type) };

    /// <summary>A repeated request may come on a later day and with a later deadline, and be for more places than there was room for, or more time by an override, or leave the agreement to the home side, which the entry names: the first answer stands.</summary>
    private static Outcome<Commitment> Again(Commitment known, Reservation reservation, DateTimeOffset now) => known switch
    {
        _ when known.Reservation != reservation with
        {
            Deadline = known.Reservation.Deadline,
            Start = known.Reservation.Start < reservation.Start && reservation.Start <= Today(now) ? known.Reservation.Start : reservation.Start,
            Places = reservation.FewerWillDo ? Math.Min(known.Reservation.Places, reservation.Places) : reservation.Places,
            Time = reservation.Waived == RejectionReasons.None ? reservation.Time : known.Reservation.Time,
            Agreement = reservation.Agreement ?? known.Reservation.Agreement,
        } =>
            new Problem(ProblemCode.RequestReused, "This offer id was used for another placement.", "offer", "Make the offer under a new id."),
        _ when known.Counts(now) => known,
        { Status: CommitmentStatus.Held } => new Problem(ProblemCode.Expired, "The hold has lapsed.", "offer", "Make a new offer."),
        _ => new Problem(ProblemCode.WrongState, "This offer has ended.", "offer", "Make a new offer."),
    };

    /// <summary>Free counts all places; what they are taken for is shown to the authority whose case it is.</summary>
    private VolunteerView View() =>
        new(Self, State.Profile!, [.. State.Commitments.Where(c => CallAuthority.Sees(c.Reservation.Type))], State.Free(time.GetUtcNow()), State.Version) { LastAsked = State.LastAsked, Contacts = State.Contacts, Events = State.Events };

    private string LawVersion(Reservation reservation)
    {
        var rule = law.For(reservation.Need.Municipality, reservation.Type, reservation.Start);
        return $"{rule.Country} {rule.Type} {rule.From:yyyy-MM-dd}";
    }

    private static DateOnly Today(DateTimeOffset now) => CivilDay.Of(now);

    private static Problem Unknown() => new(ProblemCode.NotFound, "There is no such volunteer.", "volunteer");

    private static Problem UnknownOffer() => new(ProblemCode.NotFound, "There is no such offer.", "offer");
}
