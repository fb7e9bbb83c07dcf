using Orleans;
using Orleans.Runtime;

namespace Matching.Bench.Engine;

public interface IPingGrain : IGrainWithStringKey
{
    Task<int> Ping(int value);

    /// <summary>Calls another grain a number of times, one call after the other.</summary>
    Task<int> PingOther(string key, int count);
}

public sealed class PingGrain : Grain, IPingGrain
{
    public Task<int> Ping(int value) => Task.FromResult(value);

    public async Task<int> PingOther(string key, int count)
    {
        var other = GrainFactory.GetGrain<IPingGrain>(key);
        var sum = 0;
        for (var i = 0; i < count; i++) sum += await other.Ping(1);
        return sum;
    }
}

public interface IRecordGrain : IGrainWithStringKey
{
    Task Write(int value);

    Task<int> Read();
}

/// <summary>About 300 bytes, the size of a volunteer's state.</summary>
public sealed class RecordState
{
    public int Value { get; set; }

    public string Text { get; set; } = new('x', 250);
}

public sealed class RecordGrain([PersistentState("bench-record")] IPersistentState<RecordState> record) : Grain, IRecordGrain
{
    public Task Write(int value)
    {
        record.State.Value = value;
        return record.WriteStateAsync();
    }

    public Task<int> Read() => Task.FromResult(record.State.Value);
}
