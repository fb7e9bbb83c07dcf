namespace Matching.Grains.Ports;

/// <summary>Where long computations over immutable snapshots run, so that no grain's turn is long. The host bounds its threads; who waits is served in order.</summary>
public interface IComputePool
{
    /// <summary>Computes on one thread; others may compute beside it.</summary>
    Task<TResult> Run<TResult>(Func<CancellationToken, TResult> compute, CancellationToken cancellationToken);

    /// <summary>Computes on all threads that the host allows, with nothing beside it; the computation is told how many there are, at least 1.</summary>
    Task<TResult> RunOnAll<TResult>(Func<int, CancellationToken, TResult> compute, CancellationToken cancellationToken);
}
