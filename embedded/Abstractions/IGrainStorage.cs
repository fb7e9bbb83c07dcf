using Orleans.Runtime;

namespace Orleans
{
    /// <summary>What a storage provider reads into and writes from.</summary>
    public interface IGrainState<T>
    {
        T? State { get; set; }

        string? ETag { get; set; }

        bool RecordExists { get; set; }
    }

    public sealed class GrainState<T> : IGrainState<T>
    {
        public T? State { get; set; }

        public string? ETag { get; set; }

        public bool RecordExists { get; set; }
    }
}

namespace Orleans.Storage
{
    /// <summary>A storage provider: a map from (state name, grain) to a record with an etag.</summary>
    public interface IGrainStorage
    {
        Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

        /// <exception cref="InconsistentStateException">The stored etag is not the one in <paramref name="grainState"/>.</exception>
        Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

        /// <exception cref="InconsistentStateException">The stored etag is not the one in <paramref name="grainState"/>.</exception>
        Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

        Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
            => ReadStateAsync(stateName, grainId, grainState);

        Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
            => WriteStateAsync(stateName, grainId, grainState);

        Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
            => ClearStateAsync(stateName, grainId, grainState);
    }
}
