using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Matching.Embedded.Storage.Sqlite;

/// <summary>Records in one SQLite file: one writer that shares commits, and a few readers.</summary>
internal sealed class SqliteRecordStore(EmbeddedEngineOptions options) : IRecordStore
{
    private readonly SqliteDatabase _database = new(options.DatabasePath!);
    private readonly Channel<SqliteReader> _readers = Channel.CreateUnbounded<SqliteReader>();
    private FileStream? _lock;

    /// <summary>The writer; null until the store is open.</summary>
    internal SqliteWriter? Writer { get; private set; }

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        _lock = _database.Lock();
        // The check of a big file takes seconds of reading.
        await Task.Run(Open, cancellationToken);
    }

    public async ValueTask<StoredRecord?> ReadAsync(string stateName, string key, CancellationToken cancellationToken)
    {
        var reader = await RentAsync(cancellationToken);
        return Use(reader, () => reader.Read(stateName, key));
    }

    public async ValueTask<List<StoredRecord>> ReadPageAsync(
        string stateName, string afterKey, string keyPrefix, int limit, CancellationToken cancellationToken)
    {
        var reader = await RentAsync(cancellationToken);
        return Use(reader, () => reader.ReadPage(stateName, afterKey, keyPrefix, limit));
    }

    /// <summary>The names of states that have a record.</summary>
    internal async ValueTask<List<string>> ReadStateNamesAsync(CancellationToken cancellationToken)
    {
        var reader = await RentAsync(cancellationToken);
        return Use(reader, reader.ReadStateNames);
    }

    public Task<string?> ChangeAsync(RecordChange change, CancellationToken cancellationToken) =>
        (Writer ?? throw new StorageFailureException("The store is not open yet.", false)).ChangeAsync(change, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_lock is null) return;
        if (Writer is not null) await Task.Run(Writer.Drain);
        // The writer goes last, so that its checkpoint meets no reader.
        _readers.Writer.TryComplete();
        while (_readers.Reader.TryRead(out var reader)) reader.Dispose();
        Writer?.Close();
        await _lock.DisposeAsync();
        _lock = null;
    }

    private void Open()
    {
        Writer = new SqliteWriter(_database, options);
        if (options.CheckIntegrityOnStart) _database.CheckIntegrity(Writer.Connection);
        for (var i = 0; i < options.ReadConnections; i++) _readers.Writer.TryWrite(new SqliteReader(_database));
        Writer.Start();
    }

    private async ValueTask<SqliteReader> RentAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _readers.Reader.ReadAsync(cancellationToken);
        }
        catch (ChannelClosedException exception)
        {
            throw new StorageFailureException("The store is closed.", false, exception);
        }
    }

    private T Use<T>(SqliteReader reader, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SqliteException exception)
        {
            throw _database.Failure(exception, false);
        }
        finally
        {
            if (!_readers.Writer.TryWrite(reader)) reader.Dispose();
        }
    }
}
