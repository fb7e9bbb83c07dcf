namespace Matching.Grains.State;

/// <summary>
/// A grain whose truth is one immutable state. A change is a new state, visible only once it is stored. When a write fails its outcome is
/// unknown, so the activation ends and the next call reads the truth anew.
/// </summary>
internal abstract class DurableGrain<TState>(IPersistentState<TState> storage) : Grain
    where TState : class, new()
{
    protected TState State => storage.State;

    protected bool Exists => storage.RecordExists;

    protected async Task Commit(TState next)
    {
        var before = storage.State;
        storage.State = next;
        try
        {
            await storage.WriteStateAsync();
        }
        catch
        {
            storage.State = before;
            DeactivateOnIdle();
            throw;
        }
    }

    protected async Task Clear()
    {
        try
        {
            await storage.ClearStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
