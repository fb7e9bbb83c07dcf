namespace Matching.Grains.Ports;

/// <summary>Where long computations over immutable snapshots run, so that no grain's turn is long. The host bounds its threads.</summary>
public interface IComputePool
{
    /// <summary>Threads that one computation may use, at least 1.</summary>
    int Threads { get; }

    Task<TResult> Run<TResult>(Func<CancellationToken, TResult> compute, CancellationToken cancellationToken);
}
