using Matching.Grains.Ports;

namespace Matching.Gateway.Tests.Support;

/// <summary>Computes on one thread of the pool.</summary>
internal sealed class OneThread : IComputePool
{
    public int Threads => 1;

    public Task<TResult> Run<TResult>(Func<CancellationToken, TResult> compute, CancellationToken cancellationToken) =>
        Task.Run(() => compute(cancellationToken), cancellationToken);
}
