using Matching.Contracts.Audit;
using Matching.Contracts.Notices;
using Matching.Grains.State;

namespace Matching.Grains.Audit;

/// <summary>A durable grain each of whose changes has exactly one entry in its municipality's audit trail, and sends its notices.</summary>
internal abstract partial class AuditedGrain<TState>(IPersistentState<TState> storage, TimeProvider time, ILogger logger) : DurableGrain<TState>(storage)
    where TState : class, IOwes<TState>, new()
{
    /// <summary>Whose trail the entries go to.</summary>
    protected abstract string Municipality { get; }

    /// <summary>Stores the state with what it owes for the change. <see cref="Pay"/> hands it on.</summary>
    protected Task Commit(TState next, params IEnumerable<Deed> deeds)
    {
        var now = time.GetUtcNow();
        var owed = deeds.Aggregate(next.Owed, (all, deed) => all with
        {
            Written = all.Written + 1,
            Entries = all.Entries.Add(new(Guid.CreateVersion7(now), now, deed.Action, this.GetPrimaryKeyString(), all.Written + 1, Actors.SeenBy(Municipality), deed.Detail)),
            Notices = all.Notices.AddRange(deed.Notices),
        });
        return base.Commit(next.Owing(owed));
    }

    /// <summary>Hands on what is owed. A failure leaves it owing: the next change pays, or the sweeper has it paid.</summary>
    protected async Task Pay()
    {
        var owed = State.Owed;
        if (owed.IsNothing)
            return;
        try
        {
            if (!owed.Entries.IsEmpty)
                await GrainFactory.GetGrain<IAuditGrain>(GrainKeys.Audit(Municipality)).Append(owed.Entries);
            var refused = new List<Notice>();
            foreach (var post in owed.Notices.GroupBy(n => n.Municipality))
            {
                if (!(await GrainFactory.GetGrain<INoticesGrain>(GrainKeys.Notices(post.Key)).Enqueue([.. post])).Ok(out _, out _))
                    refused.AddRange(post);
            }

            await base.Commit(State.Owing(owed with { Entries = [], Notices = [.. refused] }));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogOwing(logger, fault);
        }
    }

    [LoggerMessage(EventId = EventIds.PayFailed, Level = LogLevel.Warning, Message = "A change is stored, but its audit entry or notice could not be handed on yet; the next sweep does it")]
    private static partial void LogOwing(ILogger logger, Exception fault);
}
