namespace Matching.Silo.Moving;

/// <summary>The whole store of an engine, for moving it. The host supplies it for the store in use.</summary>
internal interface IStateArchive : IAsyncDisposable
{
    /// <summary>Every state there is, as they were at one moment, ordered by name and key.</summary>
    IAsyncEnumerable<StoredState> ReadAll(CancellationToken cancellationToken);

    Task<bool> IsEmpty(CancellationToken cancellationToken);

    /// <summary>Adds the states to an empty store: all of them, or none where the call fails.</summary>
    Task WriteAll(IAsyncEnumerable<StoredState> states, CancellationToken cancellationToken);
}
