using Matching.Contracts.Audit;
using Matching.Contracts.Credits;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Regions;
using Matching.Contracts.Volunteers;
using Matching.Grains.Audit;
using Matching.Grains.State;

namespace Matching.Grains.Municipalities;

[GrainType("municipality")]
internal sealed class MunicipalityGrain(
    [PersistentState(StateNames.Municipality, StateNames.Store)] IPersistentState<MunicipalityState> storage,
    TimeProvider time,
    ILogger<MunicipalityGrain> logger)
    : AuditedGrain<MunicipalityState>(storage, time, logger), IMunicipalityGrain
{
    /// <summary>How long what was given back may stay unsettled; a statement settles at once.</summary>
    private static readonly TimeSpan SettleAfter = TimeSpan.FromMinutes(1);

    private readonly TimeProvider time = time;
    private IGrainTimer? settling;

    protected override string Municipality => Code;

    private string Code => KeyOwner.Of(this.GetPrimaryKeyString());

    private DateOnly Today => CivilDay.Of(time.GetUtcNow());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        SettleLater();
        return Task.CompletedTask;
    }

    public async Task<Outcome<MunicipalityView>> SetUp(MunicipalityProfile profile, long? expectedVersion)
    {
        if (MunicipalityRules.Check(profile, Code) is { } problem)
            return problem;
        if (State.Profile is not { } known || !known.SameAs(profile))
        {
            if (expectedVersion is { } expected && expected != State.Version)
                return Versions.Mismatch(State.Version);
            if (State.Profile is { } before && TermsRules.Rewrites(profile.Policy.Terms, before.Policy.Terms, Today) is { } rewritten)
                return rewritten;
            await Commit(State with { Profile = profile, Version = State.Version + 1 }, new Deed(AuditAction.MunicipalitySetUp));
            await Pay();
        }

        if (State.AgreementsVersion > 0)
            await TellRegions();
        return new MunicipalityView(profile, State.Version);
    }

    public Task<Outcome<MunicipalityView>> Get() =>
        Task.FromResult<Outcome<MunicipalityView>>(State.Profile is { } profile ? new MunicipalityView(profile, State.Version) : Unknown());

    public async Task<Outcome<SharingAgreement>> ProposeAgreement(SharingAgreement agreement)
    {
        agreement = agreement with { Status = AgreementStatus.Proposed, ProposedBy = agreement.ProposedBy ?? agreement.Home, Revision = 0, EndsOn = null };
        if (MunicipalityRules.Check(agreement, Code) is { } problem)
            return problem;
        // Whoever is no neighbour cannot fill the home side's list.
        if (agreement.ProposedBy != Code && !await SharesRegion(agreement.Receiving))
            return new Problem(ProblemCode.Forbidden, "Only members of a common region ask each other for agreements.", "home", "Join a region of the home side first.");
        return await Keep(State.Propose(agreement, Today), agreement.Id);
    }

    public Task<Outcome<SharingAgreement>> AcceptAgreement(Guid agreement, string side) => Keep(State.Accept(agreement, side, Today), agreement);

    public Task<Outcome<SharingAgreement>> EndAgreement(Guid agreement, string side) => Keep(State.End(agreement, side, Today), agreement);

    public Task<AgreementList> Agreements() => Task.FromResult(new AgreementList(Code, State.AgreementsVersion, State.Agreements));

    public Task<ImmutableDictionary<Guid, int>> QuotaUse() =>
        Task.FromResult(State.Loads(State.Claims));

    public Task<ImmutableArray<AgreementRun>> Runs() => Task.FromResult<ImmutableArray<AgreementRun>>(
        [.. State.Claims.Select(c => Run(c, givenBack: false)), .. State.GivenBack.Select(c => Run(c, givenBack: true))]);

    public async Task Settled(ImmutableArray<Guid> offers)
    {
        if (State.GivenBack.Any(c => offers.Contains(c.Use.Offer)))
            await Commit(State with { GivenBack = State.GivenBack.RemoveAll(c => offers.Contains(c.Use.Offer)) });
    }

    public async Task<Outcome<Guid>> ClaimAgreement(AgreementUse use)
    {
        if (State.Standing(use) is { } standing)
            return standing;
        if (!State.Choice(use).Ok(out var choice, out var problem))
            return problem;
        if ((choice.Find(a => HasRoom(a, use)) ?? await FindRoomAmongLapsed(choice, use)) is not { } free)
            return AgreementChoice.UsedUp(use);
        await Commit(State with { Claims = State.Claims.RemoveAll(c => c.Use.Offer == use.Offer).Add(new(free.Id, use)) });
        return free.Id;
    }

    public async Task<ImmutableArray<AgreementLoad>> AgreementLoads()
    {
        var standing = new List<AgreementClaim>();
        foreach (var claims in State.Claims.Chunk(FanOut.Window))
        {
            var stand = await Task.WhenAll(claims.Select(c => GrainFactory.GetGrain<IVolunteerGrain>(GrainKeys.Volunteer(c.Use.Volunteer)).TakesPlace(c.Use.Offer)));
            standing.AddRange(claims.Where((_, i) => stand[i]));
        }

        return [.. State.Loads(standing).OrderBy(l => l.Key).Select(l => new AgreementLoad(l.Key, State.Find(l.Key)!.Receiving, l.Value) { Own = standing.Count(c => c.Agreement == l.Key) })];
    }

    public async Task ReleaseClaim(Guid offer)
    {
        if (State.Claims.Any(c => c.Use.Offer == offer))
            await Commit(State.GiveBack(use => use.Offer == offer));
        SettleLater();
    }

    private AgreementRun Run(AgreementClaim claim, bool givenBack) =>
        (State.Find(claim.Agreement) is { } agreement ? new AgreementRun(claim.Use, agreement.MonthlyPrice, agreement.Currency, givenBack) : new(claim.Use, 0, "SEK", givenBack)) with { Agreement = claim.Agreement };

    /// <summary>The volunteer that gives a place back waits for this grain, so the credits ask them afterwards. Interleaves, because they come back here.</summary>
    private void SettleLater()
    {
        if (settling is null && !State.GivenBack.IsEmpty)
            settling = this.RegisterGrainTimer(static (self, stop) => self.Settle(), this, new() { DueTime = SettleAfter, Period = SettleAfter, Interleave = true });
    }

    private async Task Settle()
    {
        if (!State.GivenBack.IsEmpty)
            await GrainFactory.GetGrain<ICreditsGrain>(this.GetPrimaryKeyString()).Settle();
        if (!State.GivenBack.IsEmpty)
            return;
        settling?.Dispose();
        settling = null;
    }

    private bool HasRoom(SharingAgreement agreement, AgreementUse use) => State.Agreements.HasRoom(agreement, terms => State.Under(terms).Count(c => c.Use.Offer != use.Offer));

    private async Task<SharingAgreement?> FindRoomAmongLapsed(List<SharingAgreement> full, AgreementUse use)
    {
        var gone = new HashSet<Guid>();
        foreach (var claims in full.SelectMany(State.Agreements.Since).SelectMany(a => State.Under(a.Id)).Distinct().Chunk(FanOut.Window))
        {
            var stand = await Task.WhenAll(claims.Select(c => GrainFactory.GetGrain<IVolunteerGrain>(GrainKeys.Volunteer(c.Use.Volunteer)).TakesPlace(c.Use.Offer)));
            gone.UnionWith(claims.Where((_, i) => !stand[i]).Select(c => c.Use.Offer));
        }

        if (gone.Count > 0)
            await Commit(State.GiveBack(use => gone.Contains(use.Offer)));
        SettleLater();
        return full.Find(a => HasRoom(a, use));
    }

    private async Task<Outcome<SharingAgreement>> Keep(Outcome<MunicipalityState> move, Guid id)
    {
        if (!move.Ok(out var next, out var problem))
            return problem;
        if (next != State)
            await Commit(next, Deed(next.Find(id)!));
        await Pay();
        var agreement = State.Find(id)!;
        // Told again where nothing changed, because the call before may have failed between storing and telling.
        if (agreement.Status != AgreementStatus.Proposed)
            await TellRegions();
        return agreement;
    }

    private static Deed Deed(SharingAgreement agreement) => new(
        agreement.Status switch
        {
            AgreementStatus.Proposed => AuditAction.SharingProposed,
            AgreementStatus.Live => AuditAction.SharingAccepted,
            _ => AuditAction.SharingEnded,
        },
        $"agreement {agreement.Id:D} with {agreement.Receiving}");

    private async Task<bool> SharesRegion(string other)
    {
        foreach (var region in State.Profile?.Regions ?? [])
        {
            if ((await GrainFactory.GetGrain<IRegionGrain>(GrainKeys.Region(region)).Get()).Ok(out var view, out _) && view.Definition.Members.Contains(other))
                return true;
        }

        return false;
    }

    private async Task TellRegions()
    {
        foreach (var region in State.Profile?.Regions ?? [])
            await GrainFactory.GetGrain<IRegionGrain>(GrainKeys.Region(region)).PublishAgreements(await Agreements());
    }

    private static Problem Unknown() => new(ProblemCode.NotFound, "There is no such municipality.", "municipality", "Set it up first.");
}
