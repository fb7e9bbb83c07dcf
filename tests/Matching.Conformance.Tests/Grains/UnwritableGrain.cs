using Orleans.Storage;

namespace Matching.Conformance.Tests.Grains;

public interface IUnwritableGrain : IGrainWithStringKey
{
    Task Write();
}

/// <summary>Has a state whose store fails at every write, with an exception of its own.</summary>
public class UnwritableGrain([PersistentState("unwritable", UnwritableStorage.Name)] IPersistentState<RecordState> state) : Grain, IUnwritableGrain
{
    public Task Write() => state.WriteStateAsync();
}

public sealed class UnwritableStorage : IGrainStorage
{
    public const string Name = "unwritable-store";

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        grainState.State = Activator.CreateInstance<T>();
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new IOException("the disk is full");

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new IOException("the disk is full");
}
