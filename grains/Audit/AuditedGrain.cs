using Matching.Contracts.Audit;
using Matching.Contracts.Notices;
using Matching.Grains.State;

namespace Matching.Grains.Audit;

/// <summary>A durable grain each of whose changes has exactly one entry in its municipality's audit trail, and sends its notices.</summary>
/// <remarks>
/// What was handed on is struck out of the outbox with the next change, or when the activation ends: a commit of its own for each change would say
/// nothing that the trail and the post do not know. Notices are struck out soon, because the post remembers finished ones for a while only.
/// </remarks>
internal abstract partial class AuditedGrain<TState>(IPersistentState<TState> storage, TimeProvider time, ILogger logger) : DurableGrain<TState>(storage)
    where TState : class, IOwes<TState>, new()
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    /// <summary>Ids in the stored outbox that the trail and the post have.</summary>
    private readonly HashSet<Guid> handedOn = [];
    private IGrainTimer? striking;

    /// <summary>Whose trail the entries go to.</summary>
    protected abstract string Municipality { get; }

    /// <summary>What the stored outbox says that nobody was told yet.</summary>
    private Owed Left => Without(State.Owed);

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        // After a write of unknown outcome nothing is written: the next activation reads the truth, and what it sends again is recognised.
        if (IsSound)
            await StrikeOut();
    }

    /// <summary>Stores the state with what it owes for the change. <see cref="Pay"/> hands it on.</summary>
    protected async Task Commit(TState next, params IEnumerable<Deed> deeds)
    {
        var now = time.GetUtcNow();
        var owed = deeds.Aggregate(Without(next.Owed), (all, deed) => all with
        {
            Written = all.Written + 1,
            Entries = all.Entries.Add(new(Guid.CreateVersion7(now), now, deed.Action, this.GetPrimaryKeyString(), all.Written + 1, Actors.SeenBy(Municipality), deed.Detail) { Authority = deed.Authority }),
            Notices = all.Notices.AddRange(deed.Notices),
        });
        await base.Commit(next.Owing(owed));
        handedOn.Clear();
    }

    /// <summary>Hands on what is owed. A failure leaves it owing: the next change pays, or the sweeper has it paid.</summary>
    protected async Task Pay()
    {
        var owed = Left;
        if (owed.IsNothing)
            return;
        try
        {
            await Task.WhenAll(owed.Notices.GroupBy(n => n.Municipality).Select(post => Send([.. post])).Append(Enter(owed.Entries)));
            if (!owed.Notices.IsEmpty)
                striking ??= this.RegisterGrainTimer(static (self, _) => self.StrikeOut(), this, new() { DueTime = Soon, Period = Timeout.InfiniteTimeSpan });
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogOwing(logger, fault);
        }
    }

    /// <summary>Hands on what a failure left owing, and stores that it is.</summary>
    public virtual async Task PayUp()
    {
        await Pay();
        await StrikeOut();
    }

    /// <summary>Stores that nothing is owed of what was handed on.</summary>
    protected async Task StrikeOut()
    {
        striking?.Dispose();
        striking = null;
        if (State.Owed.Entries.Any(e => handedOn.Contains(e.Id)) || State.Owed.Notices.Any(n => handedOn.Contains(n.Id)))
            await Commit(State);
    }

    private async Task Enter(ImmutableArray<AuditDraft> entries)
    {
        if (entries.IsEmpty)
            return;
        await GrainFactory.GetGrain<IAuditGrain>(GrainKeys.Audit(Municipality)).Append(entries);
        handedOn.UnionWith(entries.Select(e => e.Id));
    }

    /// <summary>A post that is full keeps them owing.</summary>
    private async Task Send(ImmutableArray<Notice> notices)
    {
        if ((await GrainFactory.GetGrain<INoticesGrain>(GrainKeys.Notices(notices[0].Municipality)).Enqueue(notices)).Problem is null)
            handedOn.UnionWith(notices.Select(n => n.Id));
    }

    private Owed Without(Owed owed) => handedOn.Count == 0
        ? owed
        : owed with { Entries = owed.Entries.RemoveAll(e => handedOn.Contains(e.Id)), Notices = owed.Notices.RemoveAll(n => handedOn.Contains(n.Id)) };

    [LoggerMessage(EventId = EventIds.PayFailed, Level = LogLevel.Warning, Message = "A change is stored, but its audit entry or notice could not be handed on yet; the next sweep does it")]
    private static partial void LogOwing(ILogger logger, Exception fault);
}
