using Matching.Contracts.Audit;
using Matching.Contracts.Partnerships;
using Matching.Contracts.Volunteers;
using Matching.Grains.Audit;
using Matching.Grains.State;

namespace Matching.Grains.Partnerships;

[GrainType("partnerships")]
internal sealed class PartnershipsGrain(
    [PersistentState(StateNames.Partnerships, StateNames.Store)] IPersistentState<PartnershipsState> storage,
    TimeProvider time,
    ILogger<PartnershipsGrain> logger)
    : AuditedGrain<PartnershipsState>(storage, time, logger), IPartnershipsGrain
{
    private readonly TimeProvider time = time;

    protected override string Municipality => KeyOwner.Of(this.GetPrimaryKeyString());

    public async Task<Outcome<PartnershipView>> SetUp(Partnership partnership, long? expectedVersion)
    {
        if (PartnershipRules.Check(partnership) is { } problem)
            return problem;
        var known = Find(partnership.Id);
        if (known is not null && known.Partnership == partnership)
            return known;
        if (expectedVersion is { } expected && expected != (known?.Version ?? 0))
            return Versions.Mismatch(known?.Version ?? 0);
        if (known is null && State.Partnerships.Length >= Partnership.MaxPerMunicipality)
            return new Problem(ProblemCode.LimitExceeded, $"The municipality already has {Partnership.MaxPerMunicipality} partnerships.", null, "End partnerships that have run out by giving them other terms.");
        if (known is { Volunteers.IsEmpty: false } && known.Partnership.Kind != partnership.Kind)
            return new Problem(ProblemCode.WrongState, "Volunteers of the present kind belong to it.", "kind", "Take them out first.");
        return await Keep(new(Municipality, partnership, known?.Volunteers ?? [], (known?.Version ?? 0) + 1), AuditAction.PartnershipSetUp);
    }

    public Task<Outcome<PartnershipView>> Get(Guid partnership) => Task.FromResult<Outcome<PartnershipView>>(Find(partnership) is { } known ? known : Missing());

    public Task<ImmutableArray<PartnershipView>> List() => Task.FromResult(State.Partnerships);

    public async Task<Outcome<PartnershipView>> Join(Guid partnership, Guid volunteer)
    {
        if (Find(partnership) is not { } known)
            return Missing();
        if (known.Volunteers.Contains(volunteer))
            return known;
        if (!known.Partnership.RunsOn(CivilDay.Of(time.GetUtcNow())))
            return new Problem(ProblemCode.WrongState, "The partnership does not run today.", "id", "Give it days that include today first.");
        if (State.Partnerships.Any(p => p.Volunteers.Contains(volunteer)))
            return new Problem(ProblemCode.WrongState, "The volunteer belongs to another organisation.", "volunteer", "Take them out there first.");
        if (known.Volunteers.Length >= Partnership.MaxVolunteers)
            return new Problem(ProblemCode.LimitExceeded, $"{Partnership.MaxVolunteers} volunteers belong to the organisation.", null, "Take out those who have left.");
        if (!(await GrainFactory.GetGrain<IVolunteerGrain>(GrainKeys.Volunteer(new(Municipality, volunteer))).Get()).Ok(out var view, out var problem))
            return problem;
        if (view.Profile.Kind != known.Partnership.Kind)
            return new Problem(ProblemCode.Invalid, "The volunteer is of another kind than the organisation.", "volunteer", "Give both the same kind: association, humanitarian or community.");
        return await Keep(known with { Volunteers = known.Volunteers.Add(volunteer), Version = known.Version + 1 }, AuditAction.PartnershipJoined, volunteer);
    }

    public async Task<Outcome<PartnershipView>> Leave(Guid partnership, Guid volunteer)
    {
        if (Find(partnership) is not { } known)
            return Missing();
        return known.Volunteers.Contains(volunteer) ? await Keep(known with { Volunteers = known.Volunteers.Remove(volunteer), Version = known.Version + 1 }, AuditAction.PartnershipLeft, volunteer) : known;
    }

    private async Task<PartnershipView> Keep(PartnershipView view, AuditAction action, Guid? volunteer = null)
    {
        await Commit(
            State with { Partnerships = [.. State.Partnerships.Where(p => p.Partnership.Id != view.Partnership.Id).Append(view).OrderBy(p => p.Partnership.Id)] },
            new Deed(action, $"partnership {view.Partnership.Id:D}{(volunteer is { } id ? $" volunteer {id:D}" : "")}"));
        await Pay();
        return view;
    }

    private PartnershipView? Find(Guid id) => State.Partnerships.FirstOrDefault(p => p.Partnership.Id == id);

    private static Problem Missing() => new(ProblemCode.NotFound, "There is no such partnership.", "id");
}
