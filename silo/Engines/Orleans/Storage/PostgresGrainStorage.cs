using System.Data.Common;
using Orleans.Storage;

namespace Matching.Silo.Engines.Storage;

/// <summary>
/// Puts a failure of the database into an exception that can go from silo to silo: those of the driver cannot, and a caller elsewhere would learn
/// that an answer could not be sent instead of what went wrong. The failure itself goes into this silo's log.
/// </summary>
internal sealed partial class PostgresGrainStorage(IGrainStorage inner, ILogger<PostgresGrainStorage> logger) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Guard(stateName, () => inner.ReadStateAsync(stateName, grainId, grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Guard(stateName, () => inner.WriteStateAsync(stateName, grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Guard(stateName, () => inner.ClearStateAsync(stateName, grainId, grainState));

    private async Task Guard(string stateName, Func<Task> operation)
    {
        try
        {
            await operation();
        }
        catch (DbException failure)
        {
            Failed(stateName, failure.SqlState, failure);
            throw new OrleansException($"The database failed at a state '{stateName}' (SQLSTATE {failure.SqlState ?? "none"}).");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database failed at a state '{StateName}' (SQLSTATE {SqlState}).")]
    private partial void Failed(string stateName, string? sqlState, Exception failure);
}
