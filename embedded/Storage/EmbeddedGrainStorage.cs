using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Matching.Embedded.Storage;

/// <summary>Grain states as JSON records of the engine's store. The key of a record is (state name, grain key); the grain type is not part of it.</summary>
public sealed class EmbeddedGrainStorage : IGrainStorage
{
    /// <summary>Format 1: JSON, camel case, enums by name, UTF-8.</summary>
    internal const int JsonFormat = 1;

    private const int PageSize = 1_000;

    private readonly IRecordStore _records;
    private readonly int _maxStateLength;

    internal EmbeddedGrainStorage(IRecordStore records, IOptions<EmbeddedEngineOptions> options)
    {
        _records = records;
        _maxStateLength = options.Value.MaxStateLength;
    }

    /// <summary>How states are written.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        // The payload is text in a database, not in a page: keep å, ä, ö and ø as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        => ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        => WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        => ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var record = await _records.ReadAsync(stateName, grainId.Key.ToString(), cancellationToken);
        grainState.RecordExists = record is not null;
        grainState.ETag = record?.Etag;
        grainState.State = record is null ? default : Parse<T>(stateName, record);
    }

    /// <exception cref="StorageFailureException">The state is longer than <see cref="EmbeddedEngineOptions.MaxStateLength"/>, or the store failed.</exception>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var payload = JsonSerializer.Serialize(grainState.State, Json);
        if (payload.Length > _maxStateLength)
            throw new StorageFailureException(
                $"State '{stateName}' of {grainId} has {payload.Length} characters, the limit is {_maxStateLength} (option MaxStateLength).", false);
        grainState.ETag = await _records.ChangeAsync(
            new RecordChange(stateName, grainId.Key.ToString(), grainState.ETag, JsonFormat, payload), cancellationToken);
        grainState.RecordExists = true;
    }

    /// <summary>Deletes the record; without one it does nothing.</summary>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        await _records.ChangeAsync(new RecordChange(stateName, grainId.Key.ToString(), grainState.ETag, JsonFormat, null), cancellationToken);
        (grainState.ETag, grainState.RecordExists, grainState.State) = (null, false, default);
    }

    /// <summary>All records of a state whose key starts with a prefix, in the order of their keys.</summary>
    /// <remarks>Every write that was acknowledged before the call is seen; a write during the scan may or may not be.</remarks>
    public async IAsyncEnumerable<(string Key, T State)> ScanAsync<T>(
        string stateName, string keyPrefix, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var record in ScanAsync(stateName, keyPrefix, cancellationToken))
            yield return (record.Key, Parse<T>(stateName, record));
    }

    internal static InconsistentStateException Stale(RecordChange change, string? storedEtag) => new(
        $"State '{change.StateName}' of '{change.Key}' was changed by another writer.", storedEtag, change.Etag);

    internal async IAsyncEnumerable<StoredRecord> ScanAsync(
        string stateName, string keyPrefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // By pages, so that a slow reader holds no read transaction, which would keep the write-ahead log from being reset.
        var after = "";
        while (true)
        {
            var page = await _records.ReadPageAsync(stateName, after, keyPrefix, PageSize, cancellationToken);
            foreach (var record in page) yield return record;
            if (page.Count < PageSize) yield break;
            after = page[^1].Key;
        }
    }

    /// <exception cref="BadProviderConfigException">The record is of another format.</exception>
    internal static void RequireKnownFormat(string stateName, StoredRecord record)
    {
        if (record.Format != JsonFormat)
            throw new BadProviderConfigException(
                $"State '{stateName}' of '{record.Key}' has format {record.Format}; this version reads format {JsonFormat}. Use the version that wrote it.");
    }

    private static T Parse<T>(string stateName, StoredRecord record)
    {
        RequireKnownFormat(stateName, record);
        return JsonSerializer.Deserialize<T>(record.Payload, Json)!;
    }
}
