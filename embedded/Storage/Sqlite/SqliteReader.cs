using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Matching.Embedded.Storage.Sqlite;

/// <summary>A connection that reads committed records.</summary>
internal sealed class SqliteReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _one;
    private readonly SqliteCommand _page;

    internal SqliteReader(SqliteDatabase database)
    {
        _connection = database.OpenReader();
        _one = Command("SELECT grain_key, etag, format, payload FROM grain_state WHERE state_name = $state AND grain_key = $key", "$state", "$key");
        _page = Command(
            """
            SELECT grain_key, etag, format, payload FROM grain_state
            WHERE state_name = $state AND grain_key > $after AND grain_key >= $prefix
            ORDER BY grain_key LIMIT $limit
            """,
            "$state", "$after", "$prefix", "$limit");
    }

    internal StoredRecord? Read(string stateName, string key) => Records(_one, stateName, key).FirstOrDefault();

    internal List<StoredRecord> ReadPage(string stateName, string afterKey, string keyPrefix, int limit) =>
        [.. Records(_page, stateName, afterKey, keyPrefix, limit).TakeWhile(record => record.Key.StartsWith(keyPrefix, StringComparison.Ordinal))];

    internal List<string> ReadStateNames()
    {
        using var command = Command("SELECT DISTINCT state_name FROM grain_state ORDER BY state_name");
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read()) names.Add(reader.GetString(0));
        return names;
    }

    public void Dispose()
    {
        _one.Dispose();
        _page.Dispose();
        _connection.Dispose();
    }

    private static IEnumerable<StoredRecord> Records(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return new StoredRecord(
                reader.GetString(0), reader.GetInt64(1).ToString(CultureInfo.InvariantCulture), reader.GetInt32(2), reader.GetString(3));
    }

    private SqliteCommand Command(string sql, params string[] parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters) command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }
}
