using Orleans.Concurrency;

namespace Matching.Conformance.Tests.Grains;

public interface ITurnGrain : IGrainWithStringKey
{
    Task Hold(string gate);

    [ReadOnly]
    Task HoldReading(string gate);

    [AlwaysInterleave]
    Task HoldInterleaved(string gate);

    Task<int> Increment();

    Task<bool> StaysOnItsScheduler();

    Task<string> CallSelf();

    ValueTask<string> Key();
}

public class TurnGrain : Grain, ITurnGrain
{
    private int _count;

    public Task Hold(string gate) => Gate.PassAsync(gate);

    public Task HoldReading(string gate) => Gate.PassAsync(gate);

    public Task HoldInterleaved(string gate) => Gate.PassAsync(gate);

    public async Task<int> Increment()
    {
        // Without turns, two increments would read the same count.
        var count = _count;
        await Task.Yield();
        return _count = count + 1;
    }

    public async Task<bool> StaysOnItsScheduler()
    {
        var scheduler = TaskScheduler.Current;
        if (scheduler == TaskScheduler.Default) return false;
        await Task.Yield();
        if (TaskScheduler.Current != scheduler) return false;
        await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        await Task.WhenAll(Task.Run(() => { }), Task.CompletedTask);
        return TaskScheduler.Current == scheduler;
    }

    public Task<string> CallSelf() => GrainFactory.GetGrain<ITurnGrain>(this.GetPrimaryKeyString()).CallSelf();

    public ValueTask<string> Key() => new(this.GetPrimaryKeyString());
}

public interface IReentrantGrain : IGrainWithStringKey
{
    Task Hold(string gate);

    /// <summary>Goes through many turns, and counts those that found another one running.</summary>
    Task<int> Overlaps(int turns);
}

[Reentrant]
public class ReentrantGrain : Grain, IReentrantGrain
{
    private int _running;

    public Task Hold(string gate) => Gate.PassAsync(gate);

    public async Task<int> Overlaps(int turns)
    {
        var overlaps = 0;
        for (var turn = 0; turn < turns; turn++)
        {
            await Task.Yield();
            if (Interlocked.Increment(ref _running) > 1) overlaps++;
            Thread.SpinWait(100);
            Interlocked.Decrement(ref _running);
        }
        return overlaps;
    }
}

public interface IPredicateGrain : IGrainWithStringKey
{
    Task Hold(string gate, bool mayInterleave);
}

[MayInterleave(nameof(MayInterleave))]
public class PredicateGrain : Grain, IPredicateGrain
{
    public static bool MayInterleave(Orleans.Serialization.Invocation.IInvokable request) => request.GetArgument(1) is true;

    public Task Hold(string gate, bool mayInterleave) => Gate.PassAsync(gate);
}

public interface IWorkerGrain : IGrainWithStringKey
{
    Task Hold(string gate);
}

[StatelessWorker(3)]
public class WorkerGrain : Grain, IWorkerGrain
{
    public Task Hold(string gate) => Gate.PassAsync(gate);
}
