using Matching.Contracts.Municipalities;
using Matching.Contracts.Regions;
using Matching.Contracts.Volunteers;
using Matching.Grains.State;

namespace Matching.Grains.Municipalities;

[GrainType("municipality")]
internal sealed class MunicipalityGrain([PersistentState(StateNames.Municipality, StateNames.Store)] IPersistentState<MunicipalityState> storage)
    : DurableGrain<MunicipalityState>(storage), IMunicipalityGrain
{
    private string Code => this.GetPrimaryKeyString()[2..];

    public async Task<Outcome<MunicipalityView>> SetUp(MunicipalityProfile profile)
    {
        if (MunicipalityRules.Check(profile, Code) is { } problem)
            return problem;
        if (State.Profile is not { } known || !known.SameAs(profile))
            await Commit(State with { Profile = profile, Version = State.Version + 1 });
        if (State.AgreementsVersion > 0)
            await TellRegions();
        return new MunicipalityView(profile, State.Version);
    }

    public Task<Outcome<MunicipalityView>> Get() =>
        Task.FromResult<Outcome<MunicipalityView>>(State.Profile is { } profile ? new MunicipalityView(profile, State.Version) : Unknown());

    public async Task<Outcome<SharingAgreement>> ProposeAgreement(SharingAgreement agreement)
    {
        agreement = agreement with { Status = AgreementStatus.Proposed };
        if (MunicipalityRules.Check(agreement, Code) is { } problem)
            return problem;
        if (Find(agreement.Id) is { } known)
        {
            return known.SameTerms(agreement)
                ? known
                : new Problem(ProblemCode.AlreadyExists, "An agreement with this id has other terms.", "id", "Propose changed terms under a new id.");
        }

        var kept = State.Agreements;
        if (kept.Length >= Limits.AgreementsPerMunicipality)
        {
            if (kept.FirstOrDefault(a => a.Status == AgreementStatus.Ended && !State.Claims.Any(c => c.Agreement == a.Id)) is not { } over)
                return new Problem(ProblemCode.LimitExceeded, $"The municipality already has {Limits.AgreementsPerMunicipality} agreements.", null, "End those that have run out.");
            kept = kept.Remove(over);
        }

        await Keep(agreement, kept.Add(agreement));
        return agreement;
    }

    public Task<Outcome<SharingAgreement>> AcceptAgreement(Guid agreement, string receiving) =>
        Move(agreement, AgreementStatus.Live, a => a.Receiving == receiving, [AgreementStatus.Proposed]);

    public Task<Outcome<SharingAgreement>> EndAgreement(Guid agreement, string side) =>
        Move(agreement, AgreementStatus.Ended, a => a.Receiving == side || a.Home == side, [AgreementStatus.Proposed, AgreementStatus.Live]);

    public Task<AgreementList> Agreements() => Task.FromResult(new AgreementList(Code, State.AgreementsVersion, State.Agreements));

    public async Task<Outcome<Guid>> ClaimAgreement(AgreementUse use)
    {
        var live = State.Agreements.Where(a => a.Receiving == use.Receiving && a.Covers(use.Type, use.Start)).ToList();
        if (State.Claims.Any(c => c.Use.Offer == use.Offer && live.Exists(a => a.Id == c.Agreement)))
            return use.Offer;
        if (live.Count == 0)
            return new Problem(ProblemCode.NoAgreement, "No live sharing agreement covers this assignment type on the placement date.", "volunteer", "Choose a volunteer of another municipality, or make an agreement.");

        var free = live.Find(HasRoom) ?? await FindRoomAmongLapsed(live);
        if (free is null)
            return new Problem(ProblemCode.NoAgreement, "The quota of the sharing agreement is used up.", "volunteer", "Wait until a placement ends, or agree on a larger quota.");
        await Commit(State with { Claims = State.Claims.RemoveAll(c => c.Use.Offer == use.Offer).Add(new(free.Id, use)) });
        return use.Offer;
    }

    public async Task ReleaseClaim(Guid offer)
    {
        if (State.Claims.Any(c => c.Use.Offer == offer))
            await Commit(State with { Claims = State.Claims.RemoveAll(c => c.Use.Offer == offer) });
    }

    private bool HasRoom(SharingAgreement agreement) => State.Claims.Count(c => c.Agreement == agreement.Id) < agreement.Quota;

    private async Task<SharingAgreement?> FindRoomAmongLapsed(List<SharingAgreement> full)
    {
        var gone = new HashSet<Guid>();
        foreach (var claims in State.Claims.Where(c => full.Exists(a => a.Id == c.Agreement)).Chunk(FanOut.Window))
        {
            var stand = await Task.WhenAll(claims.Select(c => GrainFactory.GetGrain<IVolunteerGrain>(GrainKeys.Volunteer(c.Use.Volunteer)).TakesPlace(c.Use.Offer)));
            gone.UnionWith(claims.Where((_, i) => !stand[i]).Select(c => c.Use.Offer));
        }

        if (gone.Count > 0)
            await Commit(State with { Claims = State.Claims.RemoveAll(c => gone.Contains(c.Use.Offer)) });
        return full.Find(HasRoom);
    }

    private async Task<Outcome<SharingAgreement>> Move(Guid id, AgreementStatus to, Func<SharingAgreement, bool> mayMove, AgreementStatus[] from)
    {
        // A side that is not part of the agreement learns no more than that there is none.
        if (Find(id) is not { } agreement || !mayMove(agreement))
            return new Problem(ProblemCode.NotFound, "There is no such agreement.", "id");
        if (agreement.Status == to)
        {
            // Told again, because the call before may have failed between storing and telling.
            await TellRegions();
            return agreement;
        }

        if (!from.Contains(agreement.Status))
            return new Problem(ProblemCode.WrongState, $"The agreement is {agreement.Status}.", "status", "Propose a new agreement.");
        var moved = agreement with { Status = to };
        await Keep(moved, State.Agreements.Replace(agreement, moved));
        return moved;
    }

    private async Task Keep(SharingAgreement changed, ImmutableArray<SharingAgreement> agreements)
    {
        await Commit(State with { Agreements = agreements, AgreementsVersion = State.AgreementsVersion + 1 });
        if (changed.Status != AgreementStatus.Proposed)
            await TellRegions();
    }

    private async Task TellRegions()
    {
        foreach (var region in State.Profile?.Regions ?? [])
            await GrainFactory.GetGrain<IRegionGrain>(GrainKeys.Region(region)).PublishAgreements(await Agreements());
    }

    private SharingAgreement? Find(Guid id) => State.Agreements.FirstOrDefault(a => a.Id == id);

    private static Problem Unknown() => new(ProblemCode.NotFound, "There is no such municipality.", "municipality", "Set it up first.");
}
