using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Matching.Embedded.Storage.Sqlite;

/// <summary>Opens connections to the file of the grain states, with the settings that its safety rests on.</summary>
/// <remarks>
/// Versions of SQLite up to 3.51.2 can damage a file if two connections checkpoint the write-ahead log. So there is one connection that writes, and
/// it alone checkpoints; a lock file keeps other processes away.
/// </remarks>
internal sealed class SqliteDatabase(string path)
{
    /// <summary>The size of the write-ahead log, in pages, at which the writer moves it into the file.</summary>
    internal const int CheckpointPages = 4_000;

    private static readonly Version OldestSqlite = new(3, 37);

    /// <summary>Takes the file for this process.</summary>
    /// <exception cref="StorageFailureException">Another process has it.</exception>
    internal FileStream Lock()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageFailureException(
                $"'{path}' cannot be opened for writing: stop the other process that uses it, or choose a writable place.", false, exception);
        }
    }

    internal SqliteConnection OpenWriter()
    {
        var connection = Open(SqliteOpenMode.ReadWriteCreate);
        Require(connection, "PRAGMA journal_mode = WAL", "wal");
        Execute(connection, "PRAGMA synchronous = FULL");
        // What is erased does not linger in free pages.
        Execute(connection, "PRAGMA secure_delete = ON");
        Execute(connection, $"PRAGMA wal_autocheckpoint = {CheckpointPages}");
        Require(connection, "PRAGMA synchronous", "2");
        Require(connection, "PRAGMA wal_autocheckpoint", CheckpointPages.ToString(CultureInfo.InvariantCulture));
        return connection;
    }

    internal SqliteConnection OpenReader()
    {
        var connection = Open(SqliteOpenMode.ReadOnly);
        Execute(connection, "PRAGMA wal_autocheckpoint = 0");
        Require(connection, "PRAGMA wal_autocheckpoint", "0");
        return connection;
    }

    /// <exception cref="StorageFailureException">The file is damaged.</exception>
    internal void CheckIntegrity(SqliteConnection connection)
    {
        var found = Scalar(connection, "PRAGMA quick_check(1)");
        if (found != "ok") throw new StorageFailureException($"'{path}' is damaged: {found}. Restore it from a backup.", false);
    }

    internal static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    internal static string? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    internal StorageFailureException Failure(Exception exception, bool outcomeIsUnknown)
    {
        var cure = (exception as SqliteException)?.SqliteErrorCode switch
        {
            5 or 6 => "another process has it open; stop that process",
            8 => "it is read-only; allow the process to write it",
            10 => "the disk failed; check it",
            11 or 26 => "it is damaged or no SQLite file; restore it from a backup",
            13 => "the disk is full; make room",
            _ => "see the cause",
        };
        return new StorageFailureException($"'{path}' could not be used: {cure}.", outcomeIsUnknown, exception);
    }

    private SqliteConnection Open(SqliteOpenMode mode)
    {
        // A connection of our own each time: a pool could hand a reader's settings to the writer.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        if (Version.Parse(connection.ServerVersion) < OldestSqlite)
            throw new StorageFailureException($"SQLite {connection.ServerVersion} is too old: bring {OldestSqlite} or later.", false);
        return connection;
    }

    private void Require(SqliteConnection connection, string sql, string expected)
    {
        if (Scalar(connection, sql) is var actual && actual != expected)
            throw new StorageFailureException($"'{path}': {sql} gave '{actual}', not '{expected}'. Is it on a local disk?", false);
    }
}
