using Matching.Grains.Ports;

namespace Matching.Grains.Tests.Silo;

/// <summary>Computes at once, on the caller's turn.</summary>
internal sealed class InlineComputePool : IComputePool
{
    public int Threads => 1;

    public Task<TResult> Run<TResult>(Func<CancellationToken, TResult> compute, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(compute(cancellationToken));
    }
}
