namespace Matching.Embedded.Storage;

internal sealed class SqliteRecordStore(EmbeddedEngineOptions options) : IRecordStore
{
    public string Name => options.DatabasePath!;
    public Task OpenAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
    public ValueTask DisposeAsync() => default;
    public ValueTask<StoredRecord?> ReadAsync(string stateName, string key, CancellationToken cancellationToken) => throw new NotSupportedException();
    public Task<string?> ChangeAsync(RecordChange change, CancellationToken cancellationToken) => throw new NotSupportedException();
    public ValueTask<List<StoredRecord>> ReadPageAsync(string stateName, string afterKey, string keyPrefix, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();
}
