using System.Data.Common;
using Npgsql;

namespace Matching.Silo.Engines.Storage;

/// <summary>
/// Puts a failure of the database into an exception that can go from silo to silo: those of the driver cannot, and a caller elsewhere would learn
/// that an answer could not be sent instead of what went wrong. The failure itself goes into this silo's log. Where a connection broke, those that lie
/// idle are dropped too: a server that was restarted has broken them all.
/// </summary>
internal sealed partial class Database(string connectionString, ILogger<Database> logger)
{
    public NpgsqlConnection Connect() => new(connectionString);

    /// <summary>A read changes nothing, so one that met a broken connection is put once more.</summary>
    /// <exception cref="OrleansException">The database failed.</exception>
    public Task<T> Read<T>(string what, Func<Task<T>> read) => Write(what, async () =>
    {
        try
        {
            return await read();
        }
        catch (NpgsqlException broken) when (IsBroken(broken))
        {
            DropIdleConnections();
            return await read();
        }
    });

    /// <exception cref="OrleansException">The database failed; whether it wrote is not known.</exception>
    public async Task<T> Write<T>(string what, Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        catch (DbException failure)
        {
            if (failure is NpgsqlException broken && IsBroken(broken))
                DropIdleConnections();
            LogFailed(what, failure.SqlState, failure);
            throw new OrleansException($"The database failed at {what} (SQLSTATE {failure.SqlState ?? "none"}).");
        }
    }

    /// <summary>The socket failed, or the server said that it ends the session (SQLSTATE class 57P).</summary>
    private static bool IsBroken(NpgsqlException failure) =>
        failure.SqlState?.StartsWith("57P", StringComparison.Ordinal) ?? failure.InnerException is IOException or System.Net.Sockets.SocketException;

    private void DropIdleConnections()
    {
        using var connection = Connect();
        NpgsqlConnection.ClearPool(connection);
    }
}
