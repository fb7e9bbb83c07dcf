using Matching.Contracts.Audit;
using Matching.Contracts.Municipalities;
using Matching.Contracts.Needs;
using Matching.Contracts.Notices;
using Matching.Grains.Audit;

namespace Matching.Grains.Needs;

/// <summary>The emergency lane: offers with short deadlines to the best candidates, without waiting for a round.</summary>
internal sealed partial class NeedGrain
{
    /// <summary>The request whose answer was lost. It may have left a hold, which the same request finds again; under a new id the volunteer would be taken until its deadline.</summary>
    private OfferRequest? unanswered;

    public async Task<Outcome<NeedView>> OpenLane(LanePolicy policy)
    {
        if (State.Requirements is null)
            return Unknown();
        if (NeedRules.Check(policy) is { } faulty)
            return faulty;
        await Settle();
        if (State.Lane is { IsActive: true })
            return View();
        if (State.Status != NeedStatus.Open)
            return new Problem(ProblemCode.WrongState, $"The need is {State.Status}.", "need", "Open a new need.");
        if (await Unready() is { } unready)
            return unready;
        await StartLane(policy);
        return View();
    }

    private async Task StartLane(LanePolicy policy)
    {
        await Change(
            State with { Lane = new(policy, time.GetUtcNow(), IsActive: true, []), Version = State.Version + 1 },
            new Deed(AuditAction.LaneOpened, $"offers {policy.Offers} minutes {policy.Minutes} {(policy.InParallel ? "parallel" : "sequence")}"));
        await RunLane();
    }

    /// <summary>Asks whoever is next. When all that were to be asked have answered no or not at all, the lane ends and the coordinator is told.</summary>
    private async Task RunLane()
    {
        if (State is not { Status: NeedStatus.Open, Lane: { IsActive: true } lane })
            return;
        // What was there when it opened may be missing now: it is tried again with every tick.
        if (await Unready() is { } unready && unready != OfferRules.Over)
            return;
        var held = State.Offers.Count(o => o.Status == OfferStatus.Held);
        var left = lane.Policy.Offers - lane.Asked.Length;
        var now = lane.Policy.InParallel ? left : Math.Min(left, 1 - held);
        if (now > 0 && await Ask(lane, now) is { } made)
            held += made;
        else if (now > 0)
            return;
        if (held == 0 && State.Lane is { IsActive: true })
            await EndLane(AuditAction.LaneEnded, OfferNotices.Exhausted(Self, State.Requirements!.Type, time.GetUtcNow()));
    }

    /// <summary>What is missing on the need's own side before anybody can be asked.</summary>
    private async Task<Problem?> Unready()
    {
        var wish = State.Requirements!.From(Today);
        return wish.End <= Today ? OfferRules.Over
            : OfferRules.Unsettled(State.Case!, law.For(Self.Municipality, wish.Type, wish.Start))
                ?? (await ContactPoints.Of(GrainFactory, Self, State) is null ? ContactPoints.Unnamed : null);
    }

    /// <summary>How many of the candidates could be held; null where the pool did not answer, and it is tried again.</summary>
    private async Task<int?> Ask(EmergencyLane lane, int wanted)
    {
        try
        {
            var made = 0;
            if (unanswered is not null)
                made += await Ask(unanswered, lane);
            foreach (var volunteer in (await BestOfEveryRegion()).Where(v => State.Lane?.Asked.Contains(v.Id) == false))
            {
                if (made == wanted)
                    break;
                made += await Ask(new(Guid.CreateVersion7(time.GetUtcNow()), volunteer), lane);
            }

            return made;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogLaneFailed(fault);
            return null;
        }
    }

    private async Task<int> Ask(OfferRequest request, EmergencyLane lane)
    {
        unanswered = request;
        var answer = await Make(request, TimeSpan.FromMinutes(lane.Policy.Minutes));
        unanswered = null;
        return answer.Problem is null ? 1 : 0;
    }

    /// <summary>Relatives, then in turn the best of each region that the municipality belongs to: regions weigh differently, so each keeps its own order.</summary>
    private async Task<IEnumerable<VolunteerRef>> BestOfEveryRegion()
    {
        var own = await GrainFactory.GetGrain<IMunicipalityGrain>(GrainKeys.Municipality(Self.Municipality)).Get();
        var lists = await Task.WhenAll((own.Value?.Profile.Regions ?? []).Select(region => Search(region, search => search.Best(Limits.Candidates, CancellationToken.None))));
        return lists.SelectMany(l => l.Value?.Candidates ?? [])
            .OrderByDescending(c => c.Relative).ThenBy(c => c.Rank).ThenByDescending(c => c.Score).ThenBy(c => c.Volunteer.Id)
            .Select(c => c.Volunteer).Distinct();
    }

    private Task EndLane(AuditAction action, params ImmutableArray<Notice> notices) => State.Lane is { IsActive: true } lane
        ? Change(State with { Lane = lane with { IsActive = false }, Version = State.Version + 1 }, new Deed(action, null, notices))
        : Task.CompletedTask;

    /// <summary>An emergency is offered at once where the municipality's policy says how.</summary>
    private async Task<LanePolicy?> LaneOf(NeedRequirements wish) =>
        NeedRules.IsEmergency(wish) && (await GrainFactory.GetGrain<IMunicipalityGrain>(GrainKeys.Municipality(Self.Municipality)).Get()).Ok(out var own, out _)
            ? own.Profile.Policy.Lane
            : null;
}
