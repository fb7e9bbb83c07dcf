using System.Globalization;

namespace Matching.Embedded.Storage;

/// <summary>Records in memory, for tests: gone with the process.</summary>
internal sealed class MemoryRecordStore : IRecordStore
{
    private readonly Dictionary<string, SortedDictionary<string, StoredRecord>> _states = [];
    private long _changes;

    public Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => default;

    public ValueTask<StoredRecord?> ReadAsync(string stateName, string key, CancellationToken cancellationToken)
    {
        lock (_states) return new(State(stateName).GetValueOrDefault(key));
    }

    public Task<string?> ChangeAsync(RecordChange change, CancellationToken cancellationToken)
    {
        lock (_states)
        {
            var state = State(change.StateName);
            var stored = state.GetValueOrDefault(change.Key)?.Etag;
            if (stored != change.Etag) return Task.FromException<string?>(EmbeddedGrainStorage.Stale(change, stored));
            if (change.Payload is null)
            {
                state.Remove(change.Key);
                return Task.FromResult<string?>(null);
            }
            var etag = (++_changes).ToString(CultureInfo.InvariantCulture);
            state[change.Key] = new StoredRecord(change.Key, etag, change.Format, change.Payload);
            return Task.FromResult<string?>(etag);
        }
    }

    public ValueTask<List<StoredRecord>> ReadPageAsync(
        string stateName, string afterKey, string keyPrefix, int limit, CancellationToken cancellationToken)
    {
        lock (_states)
        {
            var records = State(stateName).Values.Where(record => record.Key.StartsWith(keyPrefix, StringComparison.Ordinal));
            return new([.. records.SkipWhile(record => string.CompareOrdinal(record.Key, afterKey) <= 0).Take(limit)]);
        }
    }

    private SortedDictionary<string, StoredRecord> State(string name) =>
        _states.TryGetValue(name, out var state) ? state : _states[name] = new(StringComparer.Ordinal);
}
