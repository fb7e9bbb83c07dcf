using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Orleans.Storage;

namespace Matching.Embedded.Storage.Sqlite;

/// <summary>
/// The one connection that writes, on a thread of its own. Changes that arrive while the disk works share the next commit; each is acknowledged
/// only after that commit has returned.
/// </summary>
internal sealed class SqliteWriter
{
    /// <summary>With <see cref="Durability.Off"/>, how long acknowledged changes stay out of the file.</summary>
    private static readonly TimeSpan OffDelay = TimeSpan.FromMilliseconds(500);

    private readonly SqliteDatabase _database;
    private readonly EmbeddedEngineOptions _options;
    private readonly Channel<Pending> _queue;
    private readonly Thread _thread;
    private SqliteConnection _connection;
    private SqliteChanges _changes;

    internal SqliteWriter(SqliteDatabase database, EmbeddedEngineOptions options)
    {
        (_database, _options) = (database, options);
        _queue = Channel.CreateBounded<Pending>(new BoundedChannelOptions(options.WriteQueueLimit) { SingleReader = true });
        (_connection, _changes) = Open();
        _thread = new Thread(Run) { IsBackground = true, Name = "grain state writer" };
    }

    /// <summary>The connection, for checks before the start.</summary>
    internal SqliteConnection Connection => _connection;

    /// <summary>For tests: called between the commit and the acknowledgement of a batch with its size; what it throws is a commit of unknown outcome.</summary>
    internal Action<int>? Committed { get; set; }

    internal void Start() => _thread.Start();

    internal async Task<string?> ChangeAsync(RecordChange change, CancellationToken cancellationToken)
    {
        var pending = new Pending(change);
        try
        {
            await _queue.Writer.WriteAsync(pending, cancellationToken);
        }
        catch (ChannelClosedException exception)
        {
            throw new StorageFailureException("The store is closed.", false, exception);
        }
        return await pending.Done.Task;
    }

    /// <summary>Takes no more changes, and commits those that are queued.</summary>
    internal void Drain()
    {
        _queue.Writer.TryComplete();
        if (_thread.IsAlive) _thread.Join();
    }

    /// <summary>Moves the log into the file, and closes it.</summary>
    internal void Close()
    {
        try
        {
            SqliteDatabase.Execute(_connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException)
        {
            // The log stays beside the file, and the next opening reads it.
        }
        _changes.Dispose();
        _connection.Dispose();
    }

    private void Run()
    {
        var batch = new List<Pending>();
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            Commit(batch);
            batch.Clear();
        }
    }

    private void Commit(List<Pending> batch)
    {
        var isCommitting = false;
        try
        {
            // Plain statements: the provider's transaction objects would have to be set on every command, for every batch.
            SqliteDatabase.Execute(_connection, "BEGIN IMMEDIATE");
            Apply(batch);
            isCommitting = true;
            SqliteDatabase.Execute(_connection, "COMMIT");
            Committed?.Invoke(batch.Count);
        }
        catch (Exception exception)
        {
            Fail(batch, _database.Failure(exception, isCommitting));
            Reopen();
            return;
        }
        foreach (var pending in batch) pending.Acknowledge();
    }

    private void Apply(List<Pending> batch)
    {
        var start = Stopwatch.GetTimestamp();
        do
        {
            while (batch.Count < _options.MaxWritesPerCommit && _queue.Reader.TryRead(out var pending))
            {
                batch.Add(pending);
                Apply(pending);
            }
        }
        while (_options.Durability == Durability.Off && AcknowledgeEarly(batch) && Stopwatch.GetElapsedTime(start) < OffDelay);
    }

    private void Apply(Pending pending)
    {
        try
        {
            pending.Etag = _changes.Apply(pending.Change);
        }
        catch (InconsistentStateException exception)
        {
            pending.Failure = exception;
        }
    }

    /// <summary>The negative control of durability tests: a lie to the writers, which a crash must reveal.</summary>
    private bool AcknowledgeEarly(List<Pending> batch)
    {
        foreach (var pending in batch) pending.Acknowledge();
        batch.Clear();
        return _queue.Reader.WaitToReadAsync().AsTask().Wait(OffDelay);
    }

    private static void Fail(List<Pending> batch, StorageFailureException failure)
    {
        foreach (var pending in batch)
        {
            pending.Failure = failure;
            pending.Acknowledge();
        }
    }

    // After a failure, only a fresh connection is known to be outside a transaction and to see what the disk holds.
    private void Reopen()
    {
        try
        {
            _changes.Dispose();
            _connection.Dispose();
            (_connection, _changes) = Open();
        }
        catch (Exception exception) when (exception is SqliteException or StorageFailureException)
        {
            // The next batch fails on the closed connection, says why, and tries again.
        }
    }

    private (SqliteConnection Connection, SqliteChanges Changes) Open()
    {
        try
        {
            var connection = _database.OpenWriter();
            return (connection, new SqliteChanges(connection));
        }
        catch (SqliteException exception)
        {
            throw _database.Failure(exception, false);
        }
    }

    private sealed class Pending(RecordChange change)
    {
        internal RecordChange Change { get; } = change;

        internal string? Etag { get; set; }

        internal Exception? Failure { get; set; }

        internal TaskCompletionSource<string?> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal void Acknowledge()
        {
            if (Failure is null) Done.TrySetResult(Etag);
            else Done.TrySetException(Failure);
        }
    }
}
