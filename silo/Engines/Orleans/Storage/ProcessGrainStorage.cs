using Orleans.Storage;

namespace Matching.Silo.Engines.Storage;

/// <summary>Grain states in this process alone, in the format of the database: for trying out and for tests. They are gone with the process.</summary>
internal sealed class ProcessGrainStorage(IGrainStorageSerializer serializer) : IGrainStorage
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string State, string Key), (BinaryData Payload, string Etag)> records = [];
    private long changes;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (gate)
        {
            var exists = records.TryGetValue((stateName, grainId.Key.ToString()!), out var record);
            grainState.State = exists ? serializer.Deserialize<T>(record.Payload) : Activator.CreateInstance<T>();
            grainState.ETag = exists ? record.Etag : null;
            grainState.RecordExists = exists;
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var payload = serializer.Serialize(grainState.State);
        lock (gate)
        {
            var key = Expect(stateName, grainId, grainState.ETag);
            grainState.ETag = (++changes).ToString(System.Globalization.CultureInfo.InvariantCulture);
            records[key] = (payload, grainState.ETag);
            grainState.RecordExists = true;
        }

        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (gate)
            records.Remove(Expect(stateName, grainId, grainState.ETag));
        (grainState.State, grainState.ETag, grainState.RecordExists) = (Activator.CreateInstance<T>(), null, false);
        return Task.CompletedTask;
    }

    /// <summary>The states of a name whose key starts with a prefix, in the order of their keys, as they are at the call.</summary>
    public IReadOnlyList<KeyValuePair<string, T>> ReadAll<T>(string stateName, string keyPrefix)
    {
        lock (gate)
        {
            return [.. records
                .Where(record => record.Key.State == stateName && record.Key.Key.StartsWith(keyPrefix, StringComparison.Ordinal))
                .OrderBy(record => record.Key.Key, StringComparer.Ordinal)
                .Select(record => KeyValuePair.Create(record.Key.Key, serializer.Deserialize<T>(record.Value.Payload)!))];
        }
    }

    private (string State, string Key) Expect(string stateName, GrainId grainId, string? etag)
    {
        var key = (stateName, grainId.Key.ToString()!);
        var stored = records.TryGetValue(key, out var record) ? record.Etag : null;
        return stored == etag ? key : throw new InconsistentStateException($"State '{stateName}' of {grainId} was changed by another activation.", stored, etag);
    }
}
