using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Matching.Embedded.Storage.Sqlite;

/// <summary>The tables of the file.</summary>
internal static class SqliteSchema
{
    internal const int Version = 1;

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS engine (
          one     INTEGER PRIMARY KEY CHECK (one = 1),
          version INTEGER NOT NULL,              -- of this schema
          opened  INTEGER NOT NULL               -- how often the file was opened for writing; the upper part of new etags
        ) STRICT;
        CREATE TABLE IF NOT EXISTS grain_state (
          state_name TEXT    NOT NULL,
          grain_key  TEXT    NOT NULL,
          etag       INTEGER NOT NULL,           -- different for every write, never used again
          format     INTEGER NOT NULL,           -- of the payload; 1 = JSON
          payload    TEXT    NOT NULL,
          PRIMARY KEY (state_name, grain_key)
        ) STRICT;
        """;

    /// <summary>Creates the tables in a new file, and counts this opening.</summary>
    /// <returns>The etag before the first one of this opening.</returns>
    /// <exception cref="StorageFailureException">A newer version of the program wrote the file.</exception>
    internal static long Prepare(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        SqliteDatabase.Execute(connection, Tables);
        SqliteDatabase.Execute(
            connection, $"INSERT INTO engine VALUES (1, {Version}, 1) ON CONFLICT DO UPDATE SET opened = opened + 1");
        var version = long.Parse(SqliteDatabase.Scalar(connection, "SELECT version FROM engine")!, CultureInfo.InvariantCulture);
        if (version != Version)
            throw new StorageFailureException($"The file has schema version {version}; this program knows {Version}. Use the program that wrote it.", false);
        var opened = long.Parse(SqliteDatabase.Scalar(connection, "SELECT opened FROM engine")!, CultureInfo.InvariantCulture);
        transaction.Commit();
        return opened << 40;
    }
}
