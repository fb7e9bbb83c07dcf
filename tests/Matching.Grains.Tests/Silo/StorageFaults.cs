using Orleans.Storage;

namespace Matching.Grains.Tests.Silo;

/// <summary>What goes wrong in the storage of a <see cref="TestSilo"/>; nothing until a test says so.</summary>
internal sealed class StorageFaults
{
    private int before;
    private int after;

    /// <summary>Faults that have struck.</summary>
    public int Fired { get; private set; }

    /// <summary>Runs between two rows of a reading of all states.</summary>
    public Func<Task> BetweenRows { get; set; } = () => Task.CompletedTask;

    /// <summary>Runs before each write, with the state's name.</summary>
    public Func<string, Task> BeforeWrite { get; set; } = _ => Task.CompletedTask;

    /// <summary>The next writes fail and change nothing.</summary>
    public void FailNextWrites(int count = 1) => before = count;

    /// <summary>The next writes are stored, and fail all the same: their outcome is unknown to the grain.</summary>
    public void FailNextWritesAfterCommit(int count = 1) => after = count;

    /// <summary>Faults that wait do not strike.</summary>
    public bool IsResting { get; set; }

    public bool StrikesBefore() => Strikes(ref before);

    public bool StrikesAfter() => Strikes(ref after);

    private bool Strikes(ref int left)
    {
        if (IsResting)
            return false;
        if (Interlocked.Decrement(ref left) < 0)
        {
            Interlocked.Increment(ref left);
            return false;
        }

        Fired++;
        return true;
    }
}

/// <summary>The engine's storage with faults on the way.</summary>
internal sealed class FaultyStorage(IGrainStorage inner, StorageFaults faults) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ReadStateAsync(stateName, grainId, grainState);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Change(stateName, () => inner.WriteStateAsync(stateName, grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Change(stateName, () => inner.ClearStateAsync(stateName, grainId, grainState));

    private async Task Change(string stateName, Func<Task> change)
    {
        await faults.BeforeWrite(stateName);
        if (faults.StrikesBefore())
            throw new IOException("Injected fault before the commit.");
        await change();
        if (faults.StrikesAfter())
            throw new IOException("Injected fault after the commit.");
    }
}
