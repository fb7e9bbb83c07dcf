using Matching.Grains.Ports;

namespace Matching.Grains.Tests.Silo;

/// <summary>Computes at once, on the caller's turn.</summary>
internal sealed class InlineComputePool : IComputePool
{
    public Task<TResult> Run<TResult>(Func<CancellationToken, TResult> compute, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(compute(cancellationToken));
    }

    public Task<TResult> RunOnAll<TResult>(Func<int, CancellationToken, TResult> compute, CancellationToken cancellationToken) => Run(stop => compute(1, stop), cancellationToken);
}
