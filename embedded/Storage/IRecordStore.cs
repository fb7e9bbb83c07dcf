namespace Matching.Embedded.Storage;

/// <summary>A stored record.</summary>
/// <param name="Key">The grain's key.</param>
/// <param name="Etag">The version of the record, different for every write.</param>
/// <param name="Format">How the payload is written.</param>
/// <param name="Payload">The state.</param>
internal sealed record StoredRecord(string Key, string Etag, int Format, string Payload);

/// <summary>A change of one record.</summary>
/// <param name="StateName">With the key, the primary key.</param>
/// <param name="Key">The grain's key.</param>
/// <param name="Etag">The etag that the record must have; null if there must be none.</param>
/// <param name="Format">How the payload is written.</param>
/// <param name="Payload">The new state; null to delete the record.</param>
internal sealed record RecordChange(string StateName, string Key, string? Etag, int Format, string? Payload);

/// <summary>The map (state name, key) → record beneath grain storage and reminders.</summary>
internal interface IRecordStore : IAsyncDisposable
{
    /// <summary>Opens or creates the store, and checks it.</summary>
    Task OpenAsync(CancellationToken cancellationToken);

    ValueTask<StoredRecord?> ReadAsync(string stateName, string key, CancellationToken cancellationToken);

    /// <summary>Changes a record; completes when the change is durable.</summary>
    /// <returns>The new etag; null after a deletion.</returns>
    /// <exception cref="Orleans.Storage.InconsistentStateException">The stored etag is another.</exception>
    /// <exception cref="StorageFailureException">The store failed.</exception>
    Task<string?> ChangeAsync(RecordChange change, CancellationToken cancellationToken);

    /// <summary>The next records of a state behind a key that start with a prefix, in the order of the keys' UTF-8 bytes.</summary>
    ValueTask<List<StoredRecord>> ReadPageAsync(
        string stateName, string afterKey, string keyPrefix, int limit, CancellationToken cancellationToken);
}
