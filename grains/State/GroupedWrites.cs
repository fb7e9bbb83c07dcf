namespace Matching.Grains.State;

/// <summary>Writes of a grain whose calls interleave, one after the other in the order in which they come; items that come meanwhile go into one.</summary>
internal sealed class GroupedWrites<TItem, TResult>
{
    private Task last = Task.CompletedTask;
    private List<TItem>? waiting;
    private Task<TResult>? next;

    /// <summary>Adds to the items that wait for the write under way to end, and ends when they are written.</summary>
    public Task<TResult> Add(ImmutableArray<TItem> items, Func<List<TItem>, Task<TResult>> write)
    {
        if (waiting is not null)
        {
            waiting.AddRange(items);
            return next!;
        }

        var mine = waiting = [.. items];
        return next = Run(() =>
        {
            waiting = null;
            return write(mine);
        });
    }

    public Task<T> Run<T>(Func<Task<T>> write)
    {
        var mine = After(last, write);
        last = mine;
        return mine;
    }

    private static async Task<T> After<T>(Task before, Func<Task<T>> write)
    {
        // How the one before ended is its own callers' concern.
        await Task.WhenAny(before);
        return await write();
    }
}
