using Matching.Contracts.Pool;
using Matching.Contracts.Rounds;
using Matching.Grains.Pool;
using Matching.Grains.Ports;
using Matching.Grains.State;
using Microsoft.Extensions.Options;

namespace Matching.Grains.Rounds;

[GrainType("round")]
internal sealed partial class RoundGrain(
    [PersistentState(StateNames.Round, StateNames.Store)] IPersistentState<RoundState> storage,
    IComputePool compute,
    TimeProvider time,
    RoundMetrics metrics,
    IOptions<RoundOptions> options,
    ILogger<RoundGrain> logger)
    : DurableGrain<RoundState>(storage), IRoundGrain, IRemindable, IDisposable
{
    /// <summary>Wakes a round that an unclean end of its host interrupted; kept only while it runs. A minute is the least that engines keep.</summary>
    private const string Resume = "resume";
    private static readonly TimeSpan ResumeAfter = TimeSpan.FromMinutes(1);

    /// <summary>One is too old after each round; more are where the setting was lowered, and go bit by bit.</summary>
    private const int ForgottenAtOnce = 4;
    private readonly CancellationTokenSource cancel = new();
    private (string Phase, int Percent) progress = ("waiting", 0);
    private bool isEnding;

    /// <summary>Rounds whose inputs are let go when this one has ended. What is left over here goes after a later round.</summary>
    private ImmutableArray<Guid> tooOld = [];

    private (string Region, Guid Round) Key => this.GetPrimaryKeyString().Split('/') is [_, var region, var round] ? (region, Guid.Parse(round)) : default;

    private IRoundInputsGrain Inputs => GrainFactory.GetGrain<IRoundInputsGrain>(GrainKeys.RoundInputs(Key.Region, Key.Round));

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Interrupted by a crash or a move: the inputs are read anew, nothing was promised yet.
        if (State is { Request: not null, Status: RoundStatus.Running })
            Begin();
        return Task.CompletedTask;
    }

    public async Task<Outcome<RoundView>> Start(RoundRequest request)
    {
        if (request.Fairness is { } goal && !Enum.IsDefined(goal))
            return new Problem(ProblemCode.Invalid, "The fairness goal is unknown.", "fairness", $"Choose from {string.Join(", ", Enum.GetNames<Contracts.Regions.FairnessGoal>())}.");
        if (request.CandidatesPerNeed is < 1 or > Limits.Candidates)
            return new Problem(ProblemCode.Invalid, "The number of candidates is out of range.", "candidatesPerNeed", $"Choose 1 to {Limits.Candidates}.");
        if (State.Request is { } known)
            return known == request ? View() : new Problem(ProblemCode.RequestReused, "This round id was used for another request.", "round", "Start the round under a new id.");
        await this.RegisterOrUpdateReminder(Resume, ResumeAfter, ResumeAfter);
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
        if (State.Status == RoundStatus.Running && !isEnding)
        {
            isEnding = true;
            await cancel.CancelAsync();
            await End(State with { Status = RoundStatus.Cancelled });
        }

        return View();
    }

    public async Task<Outcome<RoundReplay>> Replay(CancellationToken cancellationToken = default)
    {
        if (NotDone() is { } problem)
            return problem;
        if (await Inputs.Read() is not { } packed)
            return NotKept();
        return await new ReplayRun(Key.Region, Key.Round, State, compute, time).Run(packed, cancellationToken);
    }

    public async Task<Outcome<WhatIfAnswer>> WhatIf(WhatIfQuestion question, CancellationToken cancellationToken = default)
    {
        if (NotDone() is { } problem)
            return problem;
        if (await Inputs.Read() is not { } packed)
            return NotKept();
        return await new WhatIfRun(Key.Round, State.Summary!, compute, time).Run(packed, question, cancellationToken);
    }

    /// <summary>The call itself has activated the round, and with that begun it anew where it was interrupted.</summary>
    public Task ReceiveReminder(string reminderName, TickStatus status) => State.Status == RoundStatus.Running && State.Request is not null ? Task.CompletedTask : Conclude();

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

        metrics.RoundEnded(cancel.IsCancellationRequested ? next with { Status = RoundStatus.Cancelled, Summary = null } : next, time.GetElapsedTime(began));
        if (isEnding)
        {
            await Inputs.Forget();
            return;
        }

        isEnding = true;
        await End(next);
        if (next.Summary is { } summary)
            LogCompleted(summary.Proposals, summary.Needs, summary.Optimal);
    }

    private async Task End(RoundState next)
    {
        await Commit(next);
        progress = ("done", 100);
        await Conclude();
        await ForgetOld();
    }

    private async Task ForgetOld()
    {
        try
        {
            foreach (var old in tooOld)
                await GrainFactory.GetGrain<IRoundInputsGrain>(GrainKeys.RoundInputs(Key.Region, old)).Forget();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogNotForgotten(fault);
        }
    }

    /// <summary>
    /// Inputs of a round without a result are forgotten, the region writes the end into its audit trail, and there is nothing to resume any more. Where one of
    /// them does not answer the reminder stays, and does it when it next rings.
    /// </summary>
    private async Task Conclude()
    {
        try
        {
            if (State.Request is not null && State.Status != RoundStatus.Completed)
                await Inputs.Forget();
            if (State.Request is not null)
                await GrainFactory.GetGrain<Contracts.Regions.IRegionGrain>(GrainKeys.Region(Key.Region)).RoundEnded(Key.Round, State.Status, State.Summary?.InputsHash);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogUntold(fault);
            return;
        }

        if (await this.GetReminder(Resume) is { } reminder)
            await this.UnregisterReminder(reminder);
    }

    private async Task<RoundState> ComputeAgainWhereLost(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Compute(cancellationToken);
            }
            catch (Exception fault) when (attempt < RoundLosses.Attempts && RoundLosses.IsOne(fault, cancellationToken))
            {
                LogLost(attempt, fault);
                progress = ("waiting", 0);
                await Task.Delay(RoundLosses.Pause(fault, attempt), time, cancellationToken);
            }
        }
    }

    private async Task<RoundState> Compute(CancellationToken cancellationToken)
    {
        var (region, round) = Key;
        progress = ("reading", 5);
        var (view, basis) = await new RoundReader(GrainFactory, time).Read(region, State.Request!);
        var pool = new ShardedPool(Guid.CreateVersion7(time.GetUtcNow()), PoolQueries.Shards(GrainFactory, view.Definition));
        try
        {
            await pool.Pin(basis.Query, cancellationToken);
            var computation = new RoundComputation(basis, pool, compute, time);
            progress = ("scoring", 10);
            var scores = await computation.Score(cancellationToken);
            var keeping = Keep(basis, pool.Rosters, cancellationToken);
            tooOld = [.. view.Rounds.Where(r => r != round).SkipLast(Math.Max(0, options.Value.KeptInputs - 1)).TakeLast(ForgottenAtOnce)];
            var assigning = computation.Assign(scores, (phase, percent) => progress = (phase, percent), cancellationToken);
            await Task.WhenAll(keeping, assigning);
            var (hash, outcome) = (await keeping, await assigning);
            return State with
            {
                Status = RoundStatus.Completed,
                Summary = outcome.Summary with { InputsHash = hash },
                Proposals = outcome.Proposals,
                Certificate = outcome.Certificate,
            };
        }
        finally
        {
            await pool.Release();
        }
    }

    /// <summary>Stores the inputs, unless cancelled before; answers with their hash.</summary>
    private async Task<string> Keep(RoundBasis basis, ImmutableArray<ShardRoster> rosters, CancellationToken cancellationToken)
    {
        var kept = options.Value.KeptInputs;
        var (hash, packed) = await compute.Run(
            _ =>
            {
                var document = RoundDocument.Of(basis, rosters);
                return (document.Hash, kept == 0 ? null : document.Pack());
            },
            cancellationToken);
        if (packed is not null && packed.Length <= options.Value.MaxInputsLength)
            await Inputs.Keep(packed);
        return hash;
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

    private static Problem NotKept() =>
        new(ProblemCode.NotFound, "The inputs of this round are not kept, or no longer.", "round", "Keep more with Rounds:KeptInputs, or larger ones with Rounds:MaxInputsLength.");

    private static Problem Unknown() => new(ProblemCode.NotFound, "There is no such round.", "round");
}
