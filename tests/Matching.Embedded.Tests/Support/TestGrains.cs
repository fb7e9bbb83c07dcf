using Orleans.Concurrency;

namespace Matching.Embedded.Tests.Support;

public interface ICounterGrain : IGrainWithStringKey
{
    Task<int> Add(int amount);

    Task<int> Read();

    Task<int> ReadOf(string key);

    Task Wait(Task until);

    [AlwaysInterleave]
    Task<Guid> Activation();
}

public sealed class CounterState
{
    public int Count { get; set; }
}

public sealed class CounterGrain([PersistentState("counter")] IPersistentState<CounterState> counter) : Grain, ICounterGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    public async Task<int> Add(int amount)
    {
        counter.State.Count += amount;
        await counter.WriteStateAsync();
        return counter.State.Count;
    }

    public Task<int> Read() => Task.FromResult(counter.State.Count);

    public Task<int> ReadOf(string key) => GrainFactory.GetGrain<ICounterGrain>(key).Read();

    public Task Wait(Task until) => until;

    public Task<Guid> Activation() => Task.FromResult(_activation);
}

public interface INamedStoreGrain : IGrainWithStringKey
{
    Task Write();
}

public sealed class NamedStoreGrain([PersistentState("named", "special")] IPersistentState<CounterState> counter) : Grain, INamedStoreGrain
{
    public Task Write() => counter.WriteStateAsync();
}
