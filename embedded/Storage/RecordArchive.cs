using System.Runtime.CompilerServices;
using Matching.Embedded.Storage.Sqlite;

namespace Matching.Embedded.Storage;

/// <summary>The records of a store whose engine does not run, to be carried elsewhere or brought from there.</summary>
public sealed class RecordArchive : IAsyncDisposable
{
    private const int PageSize = 100;

    private readonly SqliteRecordStore _store;

    private RecordArchive(SqliteRecordStore store) => _store = store;

    /// <summary>Opens the file, and keeps every other process away from it until it is disposed.</summary>
    /// <exception cref="StorageFailureException">Another process has it, or it is damaged.</exception>
    public static async Task<RecordArchive> OpenAsync(string databasePath, CancellationToken cancellationToken)
    {
        var store = new SqliteRecordStore(new EmbeddedEngineOptions { DatabasePath = databasePath });
        await store.OpenAsync(cancellationToken);
        return new(store);
    }

    /// <summary>Every record, ordered by name and key; the payload is JSON.</summary>
    public async IAsyncEnumerable<(string StateName, string Key, string Payload)> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var name in await _store.ReadStateNamesAsync(cancellationToken))
        {
            var after = "";
            while (true)
            {
                var page = await _store.ReadPageAsync(name, after, "", PageSize, cancellationToken);
                foreach (var record in page)
                {
                    EmbeddedGrainStorage.RequireKnownFormat(name, record);
                    yield return (name, record.Key, record.Payload);
                }

                if (page.Count < PageSize) break;
                after = page[^1].Key;
            }
        }
    }

    /// <summary>Adds a record that is not there yet; completes when it is durable.</summary>
    public Task AddAsync(string stateName, string key, string payload, CancellationToken cancellationToken = default) =>
        _store.ChangeAsync(new RecordChange(stateName, key, null, EmbeddedGrainStorage.JsonFormat, payload), cancellationToken);

    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
