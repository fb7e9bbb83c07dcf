using Matching.Contracts.Audit;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Regions;
using Matching.Contracts.Rounds;
using Matching.Grains.Audit;
using Matching.Grains.State;

namespace Matching.Grains.Regions;

[GrainType("region")]
internal sealed partial class RegionGrain(
    [PersistentState(StateNames.Region, StateNames.Store)] IPersistentState<RegionState> storage,
    TimeProvider time,
    ILogger<RegionGrain> logger)
    : AuditedGrain<RegionState>(storage, time, logger), IRegionGrain
{
    private readonly TimeProvider time = time;
    private readonly ILogger<RegionGrain> logger = logger;

    /// <summary>Rounds a region lists; older ones stay readable by their id.</summary>
    private const int RoundsKept = 200;

    private RegionView? view;

    /// <summary>A region has a trail of its own: no member's change alone, and each member's concern.</summary>
    protected override string Municipality => KeyOwner.Of(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        try
        {
            // A crash may have come between an agreement's change and its message.
            await RefreshAgreements();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The copy at hand serves until a round refreshes it: a home municipality decides each claim anew.
            LogRefreshFailed(fault);
        }
    }

    public async Task<Outcome<RegionView>> SetUp(RegionDefinition definition, long? expectedVersion = null)
    {
        if (RegionRules.Check(definition, State.Definition) is { } problem)
            return problem;
        if (GrainKeys.Region(definition.Name) != this.GetPrimaryKeyString())
            return new Problem(ProblemCode.Invalid, "The name is not the one in the address.", "name", "Use the same name in both places.");
        if (State.Definition is { } known && Same(known, definition))
            return View();
        if (expectedVersion is { } expected && expected != State.Version)
            return Versions.Mismatch(State.Version);
        if (State.Definition is { } before && RegionRules.Rewrites(definition, before, CivilDay.Of(time.GetUtcNow())) is { } rewritten)
            return rewritten;
        await Change(State with { Definition = definition, Version = State.Version + 1 }, new Deed(AuditAction.RegionSetUp, $"version {State.Version + 1}"));
        return View();
    }

    public Task<Outcome<RegionView>> Get() => Task.FromResult<Outcome<RegionView>>(State.Definition is null ? Unknown() : View());

    public async Task PublishAgreements(AgreementList agreements)
    {
        var next = With(State, agreements);
        if (next != State)
            await Change(next);
    }

    public async Task<Outcome<RegionView>> RefreshAgreements()
    {
        if (State.Definition is not { } definition)
            return Unknown();
        var next = State;
        foreach (var members in definition.Members.Chunk(FanOut.Window))
        {
            var lists = await Task.WhenAll(members.Select(m => GrainFactory.GetGrain<IMunicipalityGrain>(GrainKeys.Municipality(m)).Agreements()));
            next = lists.Aggregate(next, With);
        }

        if (next != State)
            await Change(next);
        return View();
    }

    public async Task<Outcome<RoundView>> StartRound(Guid round, RoundRequest request)
    {
        if (State.Definition is not { } definition)
            return Unknown();
        var answer = await GrainFactory.GetGrain<IRoundGrain>(GrainKeys.Round(definition.Name, round)).Start(request);
        if (answer.Problem is null && !State.Rounds.Contains(round))
            await Change(State with { Rounds = [.. State.Rounds.TakeLast(RoundsKept - 1), round] }, new Deed(AuditAction.RoundStarted, $"round {round:D}"));
        return answer;
    }

    public async Task RoundEnded(Guid round, RoundStatus status, string? inputsHash)
    {
        if (State.Definition is not null && !State.Ended.Contains(round))
            await Change(State with { Ended = [.. State.Ended.TakeLast(RoundsKept - 1), round] }, new Deed(AuditAction.RoundEnded, $"round {round:D} {status} {inputsHash}".Trim()));
    }

    private async Task Change(RegionState next, params ImmutableArray<Deed> deeds)
    {
        await Commit(next, deeds);
        view = null;
        await Pay();
    }

    private static RegionState With(RegionState state, AgreementList heard) =>
        state.Agreements.TryGetValue(heard.Home, out var known) && known.Version >= heard.Version
            ? state
            : state with { Agreements = state.Agreements.SetItem(heard.Home, heard) };

    private RegionView View() =>
        view ??= new(State.Definition!, [.. State.Agreements.OrderBy(a => a.Key, StringComparer.Ordinal).SelectMany(a => a.Value.Agreements).Where(Between)], State.Rounds) { Version = State.Version };

    private bool Between(SharingAgreement agreement) =>
        agreement.Status == AgreementStatus.Live && State.Definition!.Members.Contains(agreement.Home) && State.Definition.Members.Contains(agreement.Receiving);

    private static bool Same(RegionDefinition a, RegionDefinition b) => a.Members.SequenceEqual(b.Members) && a.Policies.SequenceEqual(b.Policies) && a with { Members = b.Members, Policies = b.Policies } == b;

    private static Problem Unknown() => new(ProblemCode.NotFound, "There is no such region.", "region", "Set it up first.");
}
