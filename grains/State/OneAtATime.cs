namespace Matching.Grains.State;

/// <summary>Runs the writes of a grain whose calls interleave one after the other, in the order in which they come.</summary>
internal sealed class OneAtATime
{
    private Task last = Task.CompletedTask;

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
