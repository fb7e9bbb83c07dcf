namespace Matching.Grains.State;

/// <summary>
/// A grain whose truth is one immutable state. A change is a new state, visible only once it is stored. When a write fails its outcome is
/// unknown, so the activation ends and the next call reads the truth anew.
/// </summary>
internal abstract class DurableGrain<TState>(IPersistentState<TState> storage) : Grain
    where TState : class, new()
{
    private TState? stored;

    /// <summary>What is stored. Calls that interleave with a write see the state before it.</summary>
    protected TState State => stored ?? storage.State;

    /// <summary>No write of this activation has failed.</summary>
    protected bool IsSound { get; private set; } = true;

    protected async Task Commit(TState next)
    {
        stored = State;
        storage.State = next;
        try
        {
            await storage.WriteStateAsync();
            stored = next;
        }
        catch
        {
            IsSound = false;
            DeactivateOnIdle();
            throw;
        }
    }

    protected async Task Clear()
    {
        stored = State;
        try
        {
            await storage.ClearStateAsync();
            stored = null;
        }
        catch
        {
            IsSound = false;
            DeactivateOnIdle();
            throw;
        }
    }
}
