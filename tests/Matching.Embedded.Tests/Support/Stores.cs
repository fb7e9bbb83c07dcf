using Matching.Embedded.Storage;
using Matching.Embedded.Storage.Sqlite;

namespace Matching.Embedded.Tests.Support;

internal static class Stores
{
    internal static async Task<SqliteRecordStore> OpenAsync(string path, Action<EmbeddedEngineOptions>? configure = null)
    {
        var options = new EmbeddedEngineOptions { DatabasePath = path };
        configure?.Invoke(options);
        var store = new SqliteRecordStore(options);
        try
        {
            await store.OpenAsync(CancellationToken.None);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    internal static Task<string?> WriteAsync(this IRecordStore store, string key, string? payload, string? etag = null, string state = "s") =>
        store.ChangeAsync(new RecordChange(state, key, etag, 1, payload), CancellationToken.None);

    internal static ValueTask<StoredRecord?> ReadAsync(this IRecordStore store, string key, string state = "s") =>
        store.ReadAsync(state, key, CancellationToken.None);
}
