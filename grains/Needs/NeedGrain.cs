using Matching.Contracts.Audit;
using Matching.Contracts.Law;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Placements;
using Matching.Contracts.Pool;
using Matching.Contracts.Volunteers;
using Matching.Grains.Audit;
using Matching.Grains.Municipalities;
using Matching.Grains.Pool;
using Matching.Grains.State;

namespace Matching.Grains.Needs;

[GrainType("need")]
internal sealed partial class NeedGrain(
    [PersistentState(StateNames.Need, StateNames.Store)] IPersistentState<NeedState> storage,
    TimeProvider time,
    LawBook law,
    ILogger<NeedGrain> logger)
    : AuditedGrain<NeedState>(storage, time, logger), INeedGrain, IAuthorityBound, IRemindable
{
    /// <summary>A region changes a few times a year; a second change during the second search is no longer chance.</summary>
    private const int MaxSearches = 3;

    private readonly TimeProvider time = time;
    private readonly ILogger<NeedGrain> logger = logger;

    protected override string Municipality => Self.Municipality;

    private NeedRef Self => NeedRef.FromKey(this.GetPrimaryKeyString());

    Authority? IAuthorityBound.Owner => State.Requirements is { } wish ? Authorities.Of(wish.Type) : null;

    bool IAuthorityBound.IsMadeBy(string method) => method == nameof(Open);

    Problem IAuthorityBound.Unknown => Unknown();

    public async Task<Outcome<NeedView>> Open(NeedRequirements requirements, NeedCase @case, long? expectedVersion)
    {
        if (NeedRules.Check(requirements, @case, Self.Municipality, law) is { } problem)
            return problem;
        if (NeedRules.Ahead(requirements, @case, Today) is { } ahead)
            return ahead;
        if (!CallAuthority.Sees(requirements.Type))
            return new Problem(ProblemCode.Forbidden, "Another authority of the municipality decides on this assignment type.", "type", "Open it as that authority.");
        await Settle();
        var sameWish = State.Requirements is { } known && known.SameAs(requirements);
        if (sameWish && State.Case!.SameAs(@case))
            return View();
        if (expectedVersion is { } expected && expected != State.Version)
            return Versions.Mismatch(State.Version);
        if (State.Status == NeedStatus.Closed)
            return new Problem(ProblemCode.WrongState, "The need is closed.", "need", "Open a new need.");
        if (HinderedByOffers(requirements, @case) is { } hindrance)
            return hindrance;
        // A service may take needs before its municipality is set up; then there are no terms yet.
        if (await Policy() is { } policies && TermsRules.Forbids(policies, requirements, @case, Today) is { } offTerms)
            return offTerms;

        var next = State with { Requirements = requirements, Case = @case, Declined = sameWish ? State.Declined : [] };
        var before = State.Requirements;
        await Change(next.Recounted(), new Deed(before is null ? AuditAction.NeedOpened : AuditAction.NeedChanged, sameWish ? "case" : null));
        // Again where nobody was asked yet: what was missing may be there now.
        var isNew = before is null || !NeedRules.IsEmergency(before) || State.Lane is null or { Asked.IsEmpty: true };
        if (isNew && State is { Status: NeedStatus.Open, Lane: not { IsActive: true } } && await LaneOf(requirements) is { } policy && await Unready() is null)
            await StartLane(policy);
        return View();
    }

    public async Task<Outcome<NeedView>> Get()
    {
        if (State.Requirements is null)
            return Unknown();
        await Settle();
        return View();
    }

    public Task<Outcome<Place>> Place() => Task.FromResult<Outcome<Place>>(State.Requirements is { } wish ? wish.Place : Unknown());

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

    public async Task<Outcome<NeedWhatIf>> WhatIf(string? region, CancellationToken cancellationToken = default) =>
        State.Requirements is null ? Unknown() : await Search(region, search => search.WhatIf(cancellationToken));

    public async Task<Outcome<NeedView>> Close()
    {
        if (State.Requirements is null)
            return Unknown();
        await Settle();
        foreach (var held in State.Offers.Where(o => o.Status == OfferStatus.Held))
            await Withdraw(held.Id, OfferReason.NeedEnded);
        if (State.Status != NeedStatus.Closed)
            await Change(State with { Status = LifeCycles.Need.Leads(State.Status, NeedStatus.Closed), Version = State.Version + 1 }, new Deed(AuditAction.NeedClosed));
        await EndLane(AuditAction.LaneEnded);
        return View();
    }

    private async Task<Outcome<T>> Search<T>(string? region, Func<PoolSearch, Task<T>> ask)
    {
        if (State.Requirements!.End <= Today)
            return OfferRules.Over;
        for (var attempt = 1; ; attempt++)
        {
            if (!(await PoolSearch.For(GrainFactory, NeedProjection.Descriptor(Self, State, law, Today), region, time)).Ok(out var search, out var problem))
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

    private async Task<MunicipalityPolicy?> Policy() =>
        (await GrainFactory.GetGrain<IMunicipalityGrain>(GrainKeys.Municipality(Self.Municipality)).Get()).Value?.Profile.Policy;

    /// <summary>Offers that are out were judged for their type, days and time, and must stay within the number wanted.</summary>
    private Problem? HinderedByOffers(NeedRequirements next, NeedCase details)
    {
        var live = State.Offers.Where(o => o.IsLive()).ToList();
        if (live.Sum(o => o.Places) > next.Count)
            return new(ProblemCode.WrongState, "Offers are out for more places than would be wanted.", "count", "Withdraw offers first.");
        // An offer would be for all of them, and could never be accepted beside what is served.
        if (next.Siblings == SiblingRule.Together && State.Offers.Where(o => o.IsServed()).Sum(o => o.Places) is > 0 and var served && served < next.Count)
            return new(ProblemCode.WrongState, "Some of the places are served, so that not all can go to one home.", "siblings", "Open a new need for those who are left.");
        if (live.Count == 0 || State.Requirements is not { } wish)
            return null;
        var cure = live.Exists(o => State.Placement(o.Id) is { Stage: PlacementStage.Running })
            ? "Prolong the placement, or open a new need. A placement that runs goes on as agreed, past its planned end too, until its end is recorded."
            : "Withdraw the offers first, or open a new need.";
        if (wish.Type != next.Type || wish.ForChild != next.ForChild || wish.Start != next.Start)
            return new(ProblemCode.WrongState, "Offers are out for another assignment type, client or start.", wish.Type != next.Type ? "type" : wish.ForChild != next.ForChild ? "forChild" : "start", cure);
        if (wish.End != next.End)
            return new(ProblemCode.WrongState, "Offers are out for another planned end.", "end", cure);
        if (wish.Time() != next.Time())
            return new(ProblemCode.WrongState, "Offers are out for other hours, weekends or weekly slots.", wish.HoursAWeek != next.HoursAWeek ? "hoursAWeek" : wish.WeekendsAMonth != next.WeekendsAMonth ? "weekendsAMonth" : "weekSlotsRequired", cure);
        if (State.Case!.SiblingAges.Length != details.SiblingAges.Length)
            return new(ProblemCode.WrongState, "Offers are out for another number of siblings.", "siblingAges", cure);
        if (ChildUnder(wish, State.Case!) != ChildUnder(next, details))
            return new(ProblemCode.WrongState, "Offers are out for a child of another age, whom the law asks other checks for.", "childAge", cure);
        return live.TrueForAll(o => next.MayGoToOneHome(o.Places))
            ? null
            : new(ProblemCode.WrongState, "Offers are out for another number of places in one home.", "siblings", cure);
    }

    private int? ChildUnder(NeedRequirements wish, NeedCase details) => law.For(Self.Municipality, wish.Type, wish.Start).ChildUnder(details.YoungestAge());

    private async Task Change(NeedState next, params ImmutableArray<Deed> deeds)
    {
        await Arm(next);
        await Commit(next.Dated(time.GetUtcNow()), deeds.Select(Concerning(next)));
        try
        {
            await PoolPublisher.Publish(GrainFactory, NeedProjection.Descriptor(Self, State, law, Today).ForBoard(State, await ContactPoints.Of(GrainFactory, Self, State)));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The change is stored and stays. The board reads the truth anew at intervals, so the copy catches up.
            LogPublishFailed(fault);
        }

        await Pay();
    }

    private static Func<Deed, Deed> Concerning(NeedState state) => deed => deed with { Authority = Authorities.Of(state.Requirements!.Type) };

    private IVolunteerGrain Volunteer(VolunteerRef volunteer) => GrainFactory.GetGrain<IVolunteerGrain>(GrainKeys.Volunteer(volunteer));

    private NeedView View() => new(Self, State.Requirements!, State.Case!, State.Status, State.Offers, State.Version) { Placements = State.Placements, Lane = State.Lane };

    private static Problem Unknown() => new(ProblemCode.NotFound, "There is no such need.", "need");
}
