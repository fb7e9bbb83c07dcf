using Orleans.Core;

namespace Orleans.Core
{
    /// <summary>One stored record of a grain.</summary>
    public interface IStorage
    {
        /// <summary>The version of the record that was last read or written; null when there is none.</summary>
        string? Etag { get; }

        bool RecordExists { get; }

        Task ClearStateAsync();

        Task WriteStateAsync();

        Task ReadStateAsync();

        Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

        Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

        Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
    }

    public interface IStorage<TState> : IStorage
    {
        TState State { get; set; }
    }
}

namespace Orleans.Runtime
{
    /// <summary>A grain's stored state, read before <c>OnActivateAsync</c>.</summary>
    public interface IPersistentState<TState> : IStorage<TState>;

    /// <summary>Asks for an <see cref="IPersistentState{TState}"/> in a grain's constructor.</summary>
    /// <param name="stateName">The name of the record, unique over all grain classes: it is part of the primary key, the grain class is not.</param>
    /// <param name="storageName">The storage provider; null for the default one.</param>
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute
    {
        public string StateName { get; } = stateName ?? throw new ArgumentNullException(nameof(stateName));

        public string? StorageName { get; } = storageName;
    }
}
