using Orleans.Core;

namespace Matching.Conformance.Tests.Grains;

[GenerateSerializer]
public sealed class RecordState
{
    [Id(0)]
    public int Count { get; set; }

    [Id(1)]
    public List<string> Names { get; set; } = [];
}

[GenerateSerializer, Immutable]
public sealed record RecordView([property: Id(0)] int Count, [property: Id(1)] string Names, [property: Id(2)] bool Exists, [property: Id(3)] string? Etag);

public interface IRecordGrain : IGrainWithStringKey
{
    Task<RecordView> View();

    Task<RecordView> Set(int count, string name);

    Task<RecordView> SetWithoutWriting(int count);

    Task<RecordView> Clear();

    Task<RecordView> Reread();

    Task SetOther(int count);

    Task<int> Other();

    Task Leave();
}

public class RecordGrain(
    [PersistentState("record")] IPersistentState<RecordState> record,
    [PersistentState("other-record")] IPersistentState<RecordState> other) : Grain, IRecordGrain
{
    public Task<RecordView> View() =>
        Task.FromResult(new RecordView(record.State.Count, string.Join(' ', record.State.Names), record.RecordExists, record.Etag));

    public async Task<RecordView> Set(int count, string name)
    {
        record.State.Count = count;
        record.State.Names.Add(name);
        await record.WriteStateAsync();
        return await View();
    }

    public Task<RecordView> SetWithoutWriting(int count)
    {
        record.State.Count = count;
        return View();
    }

    public async Task<RecordView> Clear()
    {
        await record.ClearStateAsync();
        return await View();
    }

    public async Task<RecordView> Reread()
    {
        await record.ReadStateAsync();
        return await View();
    }

    public Task SetOther(int count)
    {
        other.State.Count = count;
        return other.WriteStateAsync();
    }

    public Task<int> Other() => Task.FromResult(other.State.Count);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

public interface IStaleGrain : IGrainWithStringKey
{
    Task<Guid> Activation();

    /// <summary>Writes the record by one copy, then by another that does not know of it.</summary>
    Task WriteStale();

    Task<string> CatchStale();

    Task<int> Count();
}

/// <summary>Has two copies of one record, so that the second to write is stale.</summary>
public class StaleGrain(
    [PersistentState("stale")] IPersistentState<RecordState> fresh,
    [PersistentState("stale")] IPersistentState<RecordState> stale) : Grain, IStaleGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    public Task<Guid> Activation() => Task.FromResult(_activation);

    public Task<int> Count() => Task.FromResult(fresh.State.Count);

    public async Task WriteStale()
    {
        fresh.State.Count++;
        await fresh.WriteStateAsync();
        stale.State.Count = -1;
        await ((IStorage)stale).WriteStateAsync();
    }

    public async Task<string> CatchStale()
    {
        try
        {
            await WriteStale();
            return "not stale";
        }
        catch (Orleans.Storage.InconsistentStateException)
        {
            return "stale";
        }
    }
}

public interface ICallerOfStaleGrain : IGrainWithStringKey
{
    Task<Guid> Activation();

    Task Call(string key);
}

public class CallerOfStaleGrain : Grain, ICallerOfStaleGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    public Task<Guid> Activation() => Task.FromResult(_activation);

    public Task Call(string key) => GrainFactory.GetGrain<IStaleGrain>(key).WriteStale();
}
