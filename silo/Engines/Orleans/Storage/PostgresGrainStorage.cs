using Orleans.Storage;

namespace Matching.Silo.Engines.Storage;

/// <summary>The provider of AdoNet, whose failures can go from silo to silo.</summary>
internal sealed class PostgresGrainStorage(IGrainStorage inner, Database database) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        database.Read($"a state '{stateName}'", Done(() => inner.ReadStateAsync(stateName, grainId, grainState)));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        database.Write($"a state '{stateName}'", Done(() => inner.WriteStateAsync(stateName, grainId, grainState)));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        database.Write($"a state '{stateName}'", Done(() => inner.ClearStateAsync(stateName, grainId, grainState)));

    private static Func<Task<bool>> Done(Func<Task> operation) => async () =>
    {
        await operation();
        return true;
    };
}
