using Matching.Contracts.Audit;
using Matching.Contracts.Districts;
using Matching.Grains.Audit;
using Matching.Grains.State;

namespace Matching.Grains.Districts;

[GrainType("districts")]
internal sealed class DistrictsGrain(
    [PersistentState(StateNames.Districts, StateNames.Store)] IPersistentState<DistrictsState> storage,
    TimeProvider time,
    ILogger<DistrictsGrain> logger)
    : AuditedGrain<DistrictsState>(storage, time, logger), IDistrictsGrain
{
    protected override string Municipality => KeyOwner.Of(this.GetPrimaryKeyString());

    public async Task<Outcome<DistrictView>> SetUp(District district, long? expectedVersion)
    {
        var known = Find(district.Code);
        if (DistrictRules.Check(district, [.. State.Districts.Where(d => d != known)]) is { } problem)
            return problem;
        if (known is not null && known.District.SameContent(district))
            return known;
        if (expectedVersion is { } expected && expected != (known?.Version ?? 0))
            return Versions.Mismatch(known?.Version ?? 0);
        if (known is null && State.Districts.Length >= District.MaxPerMunicipality)
            return new Problem(ProblemCode.LimitExceeded, $"The municipality already has {District.MaxPerMunicipality} districts.", null, "Remove one first.");

        var view = new DistrictView(Municipality, district, (known?.Version ?? 0) + 1);
        await Commit(
            State with { Districts = [.. State.Districts.Where(d => d != known).Append(view).OrderBy(d => d.District.Code, StringComparer.Ordinal)] },
            new Deed(AuditAction.DistrictSetUp, $"district {district.Code}"));
        await Pay();
        return view;
    }

    public async Task Remove(string code)
    {
        if (Find(code) is { } known)
            await Commit(State with { Districts = State.Districts.Remove(known) }, new Deed(AuditAction.DistrictRemoved, $"district {code}"));
        await Pay();
    }

    public Task<Outcome<DistrictView>> Get(string code) => Task.FromResult<Outcome<DistrictView>>(
        Find(code) is { } known ? known : new Problem(ProblemCode.NotFound, "There is no such district.", "code"));

    public Task<ImmutableArray<DistrictView>> List() => Task.FromResult(State.Districts);

    public Task<District?> Of(Place place) => Task.FromResult(State.Districts.FirstOrDefault(d => d.District.Contains(place))?.District);

    private DistrictView? Find(string code) => State.Districts.FirstOrDefault(d => d.District.Code == code);
}
