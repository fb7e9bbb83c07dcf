using System.Data.Common;
using Npgsql;
using Orleans.Storage;

namespace Matching.Silo.Engines.Storage;

/// <summary>
/// Puts a failure of the database into an exception that can go from silo to silo: those of the driver cannot, and a caller elsewhere would learn
/// that an answer could not be sent instead of what went wrong. The failure itself goes into this silo's log. Where a connection broke, those that lie
/// idle are dropped too: a server that was restarted has broken them all.
/// </summary>
internal sealed partial class PostgresGrainStorage(IGrainStorage inner, string database, ILogger<PostgresGrainStorage> logger) : IGrainStorage
{
    /// <summary>A read changes nothing, so one that met a broken connection is put once more.</summary>
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Guard(stateName, async () =>
    {
        try
        {
            await inner.ReadStateAsync(stateName, grainId, grainState);
        }
        catch (NpgsqlException broken) when (IsBroken(broken))
        {
            DropIdleConnections();
            await inner.ReadStateAsync(stateName, grainId, grainState);
        }
    });

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
            if (failure is NpgsqlException broken && IsBroken(broken))
                DropIdleConnections();
            LogFailed(stateName, failure.SqlState, failure);
            throw new OrleansException($"The database failed at a state '{stateName}' (SQLSTATE {failure.SqlState ?? "none"}).");
        }
    }

    /// <summary>The socket failed, or the server said that it ends the session (SQLSTATE class 57P).</summary>
    private static bool IsBroken(NpgsqlException failure) =>
        failure.SqlState?.StartsWith("57P", StringComparison.Ordinal) ?? failure.InnerException is IOException or System.Net.Sockets.SocketException;

    private void DropIdleConnections()
    {
        using var connection = new NpgsqlConnection(database);
        NpgsqlConnection.ClearPool(connection);
    }
}
