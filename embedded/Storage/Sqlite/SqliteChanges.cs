using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Matching.Embedded.Storage.Sqlite;

/// <summary>The prepared statements that change records, on the one connection that writes.</summary>
internal sealed class SqliteChanges : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _update;
    private readonly SqliteCommand _delete;
    private readonly SqliteCommand _etag;
    private long _lastEtag;

    internal SqliteChanges(SqliteConnection connection)
    {
        _connection = connection;
        _lastEtag = SqliteSchema.Prepare(connection);
        _insert = Command("INSERT INTO grain_state VALUES ($state, $key, $new, $format, $payload) ON CONFLICT DO NOTHING");
        _update = Command("UPDATE grain_state SET etag = $new, format = $format, payload = $payload WHERE state_name = $state AND grain_key = $key AND etag = $old");
        _delete = Command("DELETE FROM grain_state WHERE state_name = $state AND grain_key = $key AND etag = $old");
        _etag = Command("SELECT etag FROM grain_state WHERE state_name = $state AND grain_key = $key");
    }

    /// <summary>Makes a change within the open transaction.</summary>
    /// <returns>The new etag; null after a deletion.</returns>
    /// <exception cref="Orleans.Storage.InconsistentStateException">The stored etag is another.</exception>
    internal string? Apply(RecordChange change)
    {
        var etag = change.Payload is null ? null : (++_lastEtag).ToString(CultureInfo.InvariantCulture);
        var isNothing = change is { Payload: null, Etag: null };
        var command = change.Payload is null ? _delete : change.Etag is null ? _insert : _update;
        if (isNothing || Bind(command, change).ExecuteNonQuery() == 0)
        {
            var stored = Convert.ToString(Bind(_etag, change).ExecuteScalar(), CultureInfo.InvariantCulture);
            if (!(isNothing && string.IsNullOrEmpty(stored))) throw EmbeddedGrainStorage.Stale(change, stored);
        }
        return etag;
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_insert, _update, _delete, _etag]) command.Dispose();
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in (string[])["$state", "$key", "$old", "$new", "$format", "$payload"])
        {
            if (sql.Contains(name, StringComparison.Ordinal)) command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }
        return command;
    }

    private SqliteCommand Bind(SqliteCommand command, RecordChange change)
    {
        foreach (SqliteParameter parameter in command.Parameters)
        {
            parameter.Value = parameter.ParameterName switch
            {
                "$state" => change.StateName,
                "$key" => change.Key,
                "$old" => long.TryParse(change.Etag, CultureInfo.InvariantCulture, out var old) ? old : -1,
                "$new" => _lastEtag,
                "$format" => change.Format,
                _ => change.Payload,
            };
        }
        return command;
    }
}
