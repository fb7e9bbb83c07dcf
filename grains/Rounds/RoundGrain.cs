using Matching.Contracts.Law;
using Matching.Contracts.Pool;
using Matching.Contracts.Regions;
using Matching.Contracts.Rounds;
using Matching.Grains.Pool;
using Matching.Grains.Ports;
using Matching.Grains.State;

namespace Matching.Grains.Rounds;

[GrainType("round")]
internal sealed partial class RoundGrain(
    [PersistentState(StateNames.Round, StateNames.Store)] IPersistentState<RoundState> storage,
    IComputePool compute,
    TimeProvider time,
    LawBook law,
    RoundMetrics metrics,
    ILogger<RoundGrain> logger)
    : DurableGrain<RoundState>(storage), IRoundGrain, IDisposable
{
    /// <summary>A shard that was lost takes its snapshots with it; after so many losses in one round something else is wrong.</summary>
    private const int MaxAttempts = 3;
    private readonly CancellationTokenSource cancel = new();
    private (string Phase, int Percent) progress = ("waiting", 0);

    private (string Region, Guid Round) Key => this.GetPrimaryKeyString().Split('/') is [_, var region, var round] ? (region, Guid.Parse(round)) : default;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Interrupted by a crash or a move: the inputs are read anew, nothing was promised yet.
        if (State is { Request: not null, Status: RoundStatus.Running })
            Begin();
        return Task.CompletedTask;
    }

    public async Task<Outcome<RoundView>> Start(RoundRequest request)
    {
        if (request.CandidatesPerNeed is < 1 or > Limits.Candidates)
            return new Problem(ProblemCode.Invalid, "The number of candidates is out of range.", "candidatesPerNeed", $"Choose 1 to {Limits.Candidates}.");
        if (State.Request is { } known)
            return known == request ? View() : new Problem(ProblemCode.RequestReused, "This round id was used for another request.", "round", "Start the round under a new id.");
        await Commit(State with { Request = request, Status = RoundStatus.Running, Started = time.GetUtcNow() });
        Begin();
        return View();
    }

    public Task<Outcome<RoundView>> Get() => Task.FromResult<Outcome<RoundView>>(State.Request is null ? Unknown() : View());

    public Task<Outcome<ProposalPage>> Proposals(string? municipality, int from, int limit)
    {
        if (NotDone() is { } problem)
            return Task.FromResult<Outcome<ProposalPage>>(problem);
        if (from < 0 || limit is < 1 or > Limits.PageSize)
            return Task.FromResult<Outcome<ProposalPage>>(new Problem(ProblemCode.Invalid, "The page is out of range.", "limit", $"Start at 0 or later and choose 1 to {Limits.PageSize}."));
        var mine = State.Proposals.Where(p => municipality is null || p.Need.Municipality == municipality || p.Volunteer.Municipality == municipality);
        var page = mine.Skip(from).Take(limit + 1).ToList();
        return Task.FromResult<Outcome<ProposalPage>>(new ProposalPage([.. page.Take(limit)], page.Count > limit ? from + limit : null));
    }

    public Task<Outcome<RoundCertificate>> Certificate() => Task.FromResult<Outcome<RoundCertificate>>(NotDone() is { } problem ? problem : State.Certificate!);

    public async Task<Outcome<RoundView>> Cancel()
    {
        if (State.Request is null)
            return Unknown();
        await cancel.CancelAsync();
        return View();
    }

    public void Dispose() => cancel.Dispose();

    private void Begin() => this.RegisterGrainTimer(
        static (self, stop) => self.Run(stop), this, new() { DueTime = TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan, KeepAlive = true, Interleave = true });

    private async Task Run(CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, cancel.Token);
        using var activity = RoundMetrics.StartRound();
        var began = time.GetTimestamp();
        RoundState next;
        try
        {
            next = await ComputeAgainWhereLost(either.Token);
            LogCompleted(next.Summary!.Proposals, next.Summary.Needs, next.Summary.Optimal);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            next = State with { Status = RoundStatus.Cancelled };
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            LogFailed(fault);
            next = State with { Status = RoundStatus.Failed };
        }

        metrics.RoundEnded(next, time.GetElapsedTime(began));
        await Commit(next);
        progress = ("done", 100);
    }

    private async Task<RoundState> ComputeAgainWhereLost(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Compute(cancellationToken);
            }
            catch (RoundLostException) when (attempt < MaxAttempts)
            {
                LogLost(attempt);
            }
        }
    }

    private async Task<RoundState> Compute(CancellationToken cancellationToken)
    {
        var (region, round) = Key;
        progress = ("reading", 5);
        if (!(await GrainFactory.GetGrain<IRegionGrain>(GrainKeys.Region(region)).RefreshAgreements()).Ok(out var view, out var problem))
            throw new InvalidOperationException(problem.Detail);
        var open = await GrainFactory.GetGrain<INeedBoardGrain>(GrainKeys.NeedBoard(region)).Open();
        // The board may still know the needs of a municipality that has left the region.
        var needs = open.RemoveAll(n => !view.Definition.Members.Contains(n.Need.Municipality));
        var inputs = await RoundInputs.Pin(round, PoolQueries.For(view, needs, time), PoolQueries.Shards(GrainFactory, view.Definition));
        try
        {
            progress = ("scoring", 10);
            var k = State.Request!.CandidatesPerNeed;
            var began = time.GetTimestamp();
            var scores = await Task.WhenAll(inputs.Shards.Select(s => s.Score(round, k, cancellationToken)));
            var scored = time.GetTimestamp();
            progress = ("assigning", 60);
            var roster = new Roster(inputs.Rosters);
            var solution = await new RoundSolver(inputs, roster, compute, time).Solve(scores, k, cancellationToken);
            var assigned = time.GetTimestamp();
            progress = ("explaining", 90);
            var report = new RoundReport(inputs, roster, solution);
            var proposals = await report.Proposals();
            return State with
            {
                Status = RoundStatus.Completed,
                Summary = report.Summary(State.Request, proposals, scores, law, time.GetElapsedTime(began, scored), time.GetElapsedTime(scored, assigned)),
                Proposals = proposals,
                Certificate = report.Certificate(proposals.Sum(p => (long)p.Score)),
            };
        }
        finally
        {
            await inputs.Release();
        }
    }

    private Problem? NotDone() => State switch
    {
        { Request: null } => Unknown(),
        { Status: RoundStatus.Completed } => null,
        _ => new(ProblemCode.WrongState, $"The round is {State.Status}.", "round", "Wait until it is Completed."),
    };

    private RoundView View() => new(
        Key.Region,
        Key.Round,
        State.Status,
        State.Status == RoundStatus.Running ? progress.Phase : "done",
        State.Status == RoundStatus.Running ? progress.Percent : 100,
        State.Started,
        State.Summary);

    private static Problem Unknown() => new(ProblemCode.NotFound, "There is no such round.", "round");
}
