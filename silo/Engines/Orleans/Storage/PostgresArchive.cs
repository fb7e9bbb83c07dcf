using System.Data;
using System.Runtime.CompilerServices;
using Matching.Silo.Moving;
using Npgsql;
using NpgsqlTypes;

namespace Matching.Silo.Engines.Storage;

/// <summary>All grain states of one service in the database, read in one snapshot and added in one transaction.</summary>
internal sealed class PostgresArchive(NpgsqlConnection connection, string serviceId, TimeProvider time) : IStateArchive
{
    private const string All = """
        SELECT graintypestring, grainidextensionstring, payloadbinary FROM orleansstorage
        WHERE serviceid = $1 AND payloadbinary IS NOT NULL
        ORDER BY graintypestring, grainidextensionstring
        """;

    private const string Reminders = "SELECT grainid, remindername, starttime, period FROM orleansreminderstable WHERE serviceid = $1";

    private const string AddReminder = """
        INSERT INTO orleansreminderstable (serviceid, grainid, remindername, starttime, period, grainhash, version) VALUES ($1, $2, $3, $4, $5, $6, 0)
        """;

    // The provider's hashes are not part of any statement of deploy/sql, so they may be 0.
    private const string Added = """
        COPY orleansstorage (grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring, serviceid, payloadbinary, modifiedon, version)
        FROM STDIN (FORMAT BINARY)
        """;

    public static async Task<PostgresArchive> Open(string database, string serviceId, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(cancellationToken);
        return new(connection, serviceId, TimeProvider.System);
    }

    public async IAsyncEnumerable<StoredState> ReadAll([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var reminders = new Queue<StoredState>(await ReadReminders(cancellationToken));
        await using var command = Command(All);
        await using var rows = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var (name, key, payload) = (rows.GetString(0), rows.GetString(1), rows.GetFieldValue<byte[]>(2));
            while (reminders.TryPeek(out var reminder) && string.CompareOrdinal(reminder.Name, name) < 0)
                yield return reminders.Dequeue();
            yield return new(name, key, StateSerializer.Deserialize(StateTypes.Of(name), new(payload))!);
        }

        foreach (var reminder in reminders)
            yield return reminder;
    }

    public async Task<bool> IsEmpty(CancellationToken cancellationToken)
    {
        await using var command = Command($"SELECT NOT EXISTS (SELECT FROM orleansstorage WHERE serviceid = $1) AND NOT EXISTS ({Reminders})");
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async Task WriteAll(IAsyncEnumerable<StoredState> states, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var (version, reminders) = (0, new List<MovedReminder>());
        await using (var copy = await connection.BeginBinaryImportAsync(Added, cancellationToken))
        {
            await foreach (var state in states.WithCancellation(cancellationToken))
            {
                if (state.Value is MovedReminder reminder)
                    reminders.Add(reminder);
                else
                    await Write(copy, state, ++version, cancellationToken);
            }

            await copy.CompleteAsync(cancellationToken);
        }

        foreach (var reminder in reminders)
            await Add(reminder, cancellationToken);
        // Versions are of one sequence and never come back.
        await using (var next = new NpgsqlCommand($"SELECT setval('orleansstorage_version', greatest({version} + 1, nextval('orleansstorage_version')))", connection))
            await next.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    /// <summary>In the order of their keys. They are few: a grain has one while it owes something.</summary>
    private async Task<List<StoredState>> ReadReminders(CancellationToken cancellationToken)
    {
        await using var command = Command(Reminders);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var reminders = new List<MovedReminder>();
        while (await rows.ReadAsync(cancellationToken))
            reminders.Add(MovedReminder.Of(rows.GetString(0), rows.GetString(1), new(rows.GetDateTime(2)), TimeSpan.FromMilliseconds(rows.GetInt64(3))));
        return [.. reminders.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => new StoredState(MovedReminder.StateName, r.Key, r))];
    }

    private async Task Add(MovedReminder reminder, CancellationToken cancellationToken)
    {
        var hash = unchecked((int)GrainId.Parse(reminder.Grain).GetUniformHashCode());
        await using var command = Command(AddReminder);
        foreach (var value in (object[])[reminder.Grain, reminder.Name, reminder.StartAt.UtcDateTime, (long)reminder.Period.TotalMilliseconds, hash])
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task Write(NpgsqlBinaryImporter copy, StoredState state, int version, CancellationToken cancellationToken)
    {
        await copy.StartRowAsync(cancellationToken);
        await copy.WriteAsync(0, NpgsqlDbType.Integer, cancellationToken);
        await copy.WriteAsync(0L, NpgsqlDbType.Bigint, cancellationToken);
        await copy.WriteAsync(0L, NpgsqlDbType.Bigint, cancellationToken);
        await copy.WriteAsync(0, NpgsqlDbType.Integer, cancellationToken);
        await copy.WriteAsync(state.Name, NpgsqlDbType.Varchar, cancellationToken);
        await copy.WriteAsync(state.Key, NpgsqlDbType.Varchar, cancellationToken);
        await copy.WriteAsync(serviceId, NpgsqlDbType.Varchar, cancellationToken);
        await copy.WriteAsync(StateSerializer.Serialize(state.Value.GetType(), state.Value).ToArray(), NpgsqlDbType.Bytea, cancellationToken);
        await copy.WriteAsync(time.GetUtcNow().UtcDateTime, NpgsqlDbType.TimestampTz, cancellationToken);
        await copy.WriteAsync(version, NpgsqlDbType.Integer, cancellationToken);
    }

    private NpgsqlCommand Command(string text) => new(text, connection) { Parameters = { new() { Value = serviceId } } };
}
